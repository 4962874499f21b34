import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FINDING_CODES } from '@cyclefill/domain/kernel';

const rules = readFileSync(new URL('../../docs/rules/exceptions.md', import.meta.url), 'utf8');

describe('docs/rules/exceptions.md', () => {
  it.each(FINDING_CODES)('says when %s is found and what to do', (code) => {
    expect(rules).toContain(`| \`${code}\``);
  });
});
