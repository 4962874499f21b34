import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../apps/cli/src/commands/index.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('the commands of README.md', () => {
  it.each(Object.keys(COMMANDS))('name %s', (command) => {
    expect(readme).toContain(`\`${command}`);
  });
});
