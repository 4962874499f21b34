import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { inputProblems } from './input-problems.js';

const schema = z.strictObject({ id: z.uuid(), kind: z.enum(['a', 'b']), 'odd/na~me': z.array(z.int().max(3)) });

describe('problems of an input', () => {
  it('name place and rule, and never what was sent, not even the name of an unknown field', () => {
    const sent = { id: 'Qzcanary', kind: 'Qzcanary', 'odd/na~me': [1, 9, 'Qzcanary'], Qzcanary: 'Qzcanary' };
    const problems = inputProblems(schema.safeParse(sent).error?.issues ?? []);
    expect(problems).toEqual([
      { pointer: '/id', rule: 'is no id' },
      { pointer: '/kind', rule: 'is not one of the allowed values' },
      { pointer: '/odd~1na~0me/1', rule: 'is too large or too long' },
      { pointer: '/odd~1na~0me/2', rule: 'is missing or of another type' },
      { pointer: '', rule: 'has a field that does not belong here' },
    ]);
  });

  it('say what a text should look like', () => {
    const texts = z.object({ on: z.iso.date(), at: z.iso.datetime(), code: z.string().regex(/^\d{11}$/u, 'is no NDC of 11 digits') });
    expect(inputProblems(texts.safeParse({ on: 'Qzcanary', at: 'Qzcanary', code: 'Qzcanary' }).error?.issues ?? [])).toEqual([
      { pointer: '/on', rule: 'is no day like 2026-12-07' },
      { pointer: '/at', rule: 'is no instant like 2026-12-07T08:00:00Z' },
      { pointer: '/code', rule: 'is no NDC of 11 digits' },
    ]);
  });
});
