import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { configKeys } from './config.schema.js';
import { renderEnvExample } from './env-example.js';
import { loadConfig } from './load-config.js';

describe('.env.example', () => {
  it('is what the schema renders', () => {
    expect(readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8')).toBe(renderEnvExample());
  });

  it('names every key once, and its defaults load', () => {
    const lines = renderEnvExample().split('\n').flatMap((line) => /^#([A-Z0-9_]+)=(.*)$/u.exec(line)?.slice(1, 3) ?? []);
    const entries = Object.fromEntries(Array.from({ length: lines.length / 2 }, (_, i) => [lines[2 * i], lines[2 * i + 1]]));
    expect(Object.keys(entries).toSorted()).toEqual(configKeys.toSorted());
    expect(loadConfig(entries)).toEqual(loadConfig({}));
  });
});
