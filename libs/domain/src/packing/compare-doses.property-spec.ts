import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalMinute, Milli } from '@cyclefill/domain/kernel';
import { compareDoses } from './compare-doses.js';
import type { PackedDose } from './pack-plan.js';

const doses: fc.Arbitrary<readonly PackedDose[]> = fc
  .uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 40 }), dose: fc.constantFrom(500, 1000, 2000) }), { selector: ({ at }) => at, maxLength: 20 })
  .map((list) => list.toSorted((a, b) => a.at - b.at).map(({ at, dose }) => ({ at: at as LocalMinute, dose: dose as Milli })));
const key = ({ at, dose }: PackedDose): string => `${at} ${dose}`;

describe('what changed between two dose lists (R119)', () => {
  it('pulling what is gone and adding what is new makes the one into the other', () => {
    fc.assert(fc.property(doses, doses, (then, now) => {
      const { gone, added } = compareDoses(then, now);
      const pulled = new Set(gone.map(key));
      const made = [...then.filter((dose) => !pulled.has(key(dose))), ...added].toSorted((a, b) => a.at - b.at);
      expect(made).toEqual(now);
    }));
  });

  it('nothing that stays is pulled or sent', () => {
    fc.assert(fc.property(doses, (same) => expect(compareDoses(same, same)).toEqual({ gone: [], added: [] })));
  });

  it('a changed amount is pulled whole and sent whole', () => {
    const at = 480 as LocalMinute;
    expect(compareDoses([{ at, dose: 1000 as Milli }], [{ at, dose: 2000 as Milli }])).toEqual({ gone: [{ at, dose: 1000 }], added: [{ at, dose: 2000 }] });
  });
});
