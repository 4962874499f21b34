import { describe, expect, it } from '@jest/globals';
import type { Regimen } from '@cyclefill/domain/regimen';
import { knownRegimens } from './known-regimens.js';

const parsed = (text: string): Regimen => JSON.parse(text) as Regimen;
const text = (anchor: number): string => JSON.stringify({ prn: false, phases: [{ anchor }] });

describe('regimens read from their texts', () => {
  it('are what the text says, whether it was read before or not', () => {
    const read = knownRegimens(2, parsed);
    for (const anchor of [1, 2, 3, 4, 5, 1, 5, 5, 2]) expect(read(text(anchor))).toEqual(JSON.parse(text(anchor)));
    expect(read(null)).toBeNull();
  });

  it('are one object for equal texts that follow each other closely', () => {
    const read = knownRegimens(2, parsed);
    const first = read(text(1));
    for (const anchor of [2, 3]) read(text(anchor));
    expect(read(text(1))).toBe(first);
  });

  it('are forgotten when others came in between, so that their number is bounded', () => {
    const read = knownRegimens(2, parsed);
    const first = read(text(1));
    for (const anchor of [2, 3, 4, 5]) read(text(anchor));
    expect(read(text(1))).not.toBe(first);
  });
});
