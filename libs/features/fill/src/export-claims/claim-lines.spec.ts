import { describe, expect, it } from '@jest/globals';
import type { LocalMinute, Milli } from '@cyclefill/domain/kernel';
import type { PackedDose } from '@cyclefill/domain/packing';
import { stillGiven } from './claim-lines.js';

const doses = (...all: readonly (readonly [number, number])[]): readonly PackedDose[] => all.map(([at, dose]) => ({ at: at as LocalMinute, dose: dose as Milli }));
const PACKED = doses([540, 1000], [1020, 1000], [1020, 500]);

describe('what of a fill is billed after it was used', () => {
  it('is all of it when nothing changed, and nothing of a dose that was taken away', () => {
    expect(stillGiven(PACKED, PACKED)).toEqual(PACKED);
    expect(stillGiven(PACKED, doses([540, 1000]))).toEqual(doses([540, 1000], [1020, 0], [1020, 0]));
  });

  it('is the smaller dose where a change made it smaller, and never more than was packed', () => {
    expect(stillGiven(PACKED, doses([540, 500], [1020, 1200]))).toEqual(doses([540, 500], [1020, 1000], [1020, 200]));
    expect(stillGiven(PACKED, doses([540, 2000], [600, 1000]))).toEqual(doses([540, 1000], [1020, 0], [1020, 0]));
  });
});
