import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalMinute, addDays, atMinute, day } from '@cyclefill/domain/kernel';
import { ALWAYS_PRESENT, type Regimen, buildPassSchedule, dueDoses } from '@cyclefill/domain/regimen';
import { everyRegimen } from '../../../../test/support/arbitrary-regimen.js';
import { changedAt, startedAt, stoppedAt } from './regimen-change.js';

const start = day('2026-12-07');
const passes = buildPassSchedule([], []);
const moments = fc.integer({ min: -5000, max: 25_000 }).map((minutes) => (atMinute(start) + minutes) as LocalMinute);
const regimens: fc.Arbitrary<Regimen> = fc
  .array(fc.record({
    from: moments, length: fc.option(fc.integer({ min: 1, max: 20_000 })), code: fc.constantFrom('QD', 'BID', 'TID'), every: fc.integer({ min: 1, max: 4 }),
  }), { minLength: 1, maxLength: 3 })
  .map((phases) => ({
    prn: false,
    phases: phases.map(({ from, length, code, every }) => ({
      anchor: start, from, to: length === null ? null : ((from + length) as LocalMinute), days: { kind: 'every-n-days' as const, every }, times: { kind: 'passes' as const, code },
      dose: { kind: 'fixed' as const, dose: 1000 as never },
    })),
  }));
const regimenOf = (code: string): Regimen => ({
  prn: false, phases: [{ anchor: start, from: atMinute(start), to: null, days: { kind: 'daily' }, times: { kind: 'passes', code }, dose: { kind: 'fixed', dose: 1000 as never } }],
});
const dosesOf = (regimen: Regimen): readonly string[] =>
  dueDoses({ regimen, holds: [] }, { passes, presence: ALWAYS_PRESENT }, atMinute(addDays(start, -10)), atMinute(addDays(start, 30))).map(({ at, dose }) => `${at} ${dose}`);
const before = (list: readonly string[], at: number): readonly string[] => list.filter((dose) => Number(dose.split(' ')[0]) < at);
const since = (list: readonly string[], at: number): readonly string[] => list.filter((dose) => Number(dose.split(' ')[0]) >= at);

describe('a regimen that is changed', () => {
  it('stopped: nothing at or after the stop, everything before it as it was (R140)', () => {
    fc.assert(fc.property(regimens, moments, (regimen, at) => expect(dosesOf(stoppedAt(regimen, at))).toEqual(before(dosesOf(regimen), at))));
  });

  it('started later: nothing before, the rest as it was, whatever its phase of days', () => {
    fc.assert(fc.property(regimens, moments, (regimen, at) => expect(dosesOf(startedAt(regimen, at))).toEqual(since(dosesOf(regimen), at))));
  });

  it('changed: the old until the moment, the new from it', () => {
    fc.assert(fc.property(regimens, regimens, moments, (old, next, at) => {
      expect(dosesOf(changedAt(old, next, at)).toSorted()).toEqual([...before(dosesOf(old), at), ...since(dosesOf(next), at)].toSorted());
    }));
  });

  it('changed into itself is the same', () => {
    fc.assert(fc.property(regimens, moments, (regimen, at) => expect(dosesOf(changedAt(regimen, regimen, at)).toSorted()).toEqual(dosesOf(regimen).toSorted())));
  });

  it('stopped, started and changed: also where phases end by count, are given once, or follow intervals', () => {
    fc.assert(fc.property(everyRegimen, everyRegimen, moments, (old, next, at) => {
      expect(dosesOf(stoppedAt(old, at))).toEqual(before(dosesOf(old), at));
      expect(dosesOf(startedAt(old, at))).toEqual(since(dosesOf(old), at));
      expect(dosesOf(startedAt(startedAt(old, at), (at + 3000) as LocalMinute))).toEqual(since(dosesOf(old), at + 3000));
      if (old.prn || next.prn) return;
      expect(dosesOf(changedAt(old, next, at)).toSorted()).toEqual([...before(dosesOf(old), at), ...since(dosesOf(next), at)].toSorted());
    }));
  });

  it('ten doses, of which an admission on the third day leaves the last six (R140)', () => {
    const [phase] = regimenOf('BID').phases;
    const ten: Regimen = { prn: false, phases: [{ ...phase as Regimen['phases'][number], count: 10 }] };
    expect([dosesOf(ten).length, dosesOf(startedAt(ten, atMinute(addDays(start, 2)))).length, dosesOf(stoppedAt(ten, atMinute(addDays(start, 2)))).length]).toEqual([10, 6, 4]);
  });
});
