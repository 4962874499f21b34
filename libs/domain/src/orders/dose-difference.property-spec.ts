import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalMinute, type Milli, atMinute, day } from '@cyclefill/domain/kernel';
import type { DueDose } from '@cyclefill/domain/regimen';
import { doseDifference, isSame } from './dose-difference.js';

const start = atMinute(day('2026-12-07'));
const doses: fc.Arbitrary<readonly DueDose[]> = fc
  .array(fc.tuple(fc.nat({ max: 3 }), fc.constantFrom(480, 540, 720, 1020), fc.constantFrom(500, 1000)), { maxLength: 12 })
  .map((list) => list.map(([days, minute, dose]): DueDose => ({ at: (start + days * 1440 + minute) as LocalMinute, dose: dose as Milli })));
const text = (list: readonly DueDose[]): readonly string[] => list.map(({ at, dose }) => `${at} ${dose}`).toSorted();
const minus = (list: readonly string[], taken: readonly string[]): readonly string[] => taken.reduce((left, one) => left.toSpliced(left.indexOf(one), 1), list);

describe('the difference between two dose lists', () => {
  it('turns the one into the other: before − dropped − moved from + moved to + added = after', () => {
    fc.assert(fc.property(doses, doses, (before, after) => {
      const { dropped, added, retimed, unchanged } = doseDifference(before, after);
      const left = minus(text(before), text([...dropped, ...retimed.map(({ from }) => from)]));
      expect(left).toHaveLength(unchanged);
      expect([...left, ...text([...added, ...retimed.map(({ from, to }) => ({ ...from, at: to }))])].toSorted()).toEqual(text(after));
    }));
  });

  it('is nothing between a list and itself, in any order', () => {
    fc.assert(fc.property(doses, (list) => expect(isSame(doseDifference(list, list.toReversed()))).toBe(true)));
  });

  it('the other way round drops what was added', () => {
    fc.assert(fc.property(doses, doses, (a, b) => {
      const [there, back] = [doseDifference(a, b), doseDifference(b, a)];
      expect([text(back.dropped), text(back.added)]).toEqual([text(there.added), text(there.dropped)]);
    }));
  });

  it('a pass moved by half an hour is one dose at another time, not one less and one more', () => {
    const at = (minute: number): DueDose => ({ at: (start + minute) as LocalMinute, dose: 1000 as Milli });
    expect(doseDifference([at(480), at(1020)], [at(510), at(1020)])).toEqual({ unchanged: 1, dropped: [], added: [], retimed: [{ from: at(480), to: start + 510 }] });
  });
});
