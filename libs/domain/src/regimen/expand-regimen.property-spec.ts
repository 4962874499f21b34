import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DayRange, addDays, atMinute, covers, coversAny, dayOf } from '@cyclefill/domain/kernel';
import { deepFreeze } from '../../../../test/support/deep-freeze.js';
import { MIDDLE, medPassRows, moments, presences, ranges, regimens, wingStays } from '../../../../test/support/arbitrary-regimen.js';
import { doseStateAt } from './dose-state.js';
import { expandRegimen, forEachDose, forEachDoseInOrder } from './expand-regimen.js';
import { buildPassSchedule } from './pass-schedule.js';
import { isUniform, unitsBetween } from './units-between.js';
import type { Dose } from './regimen.js';

const passes = fc.tuple(medPassRows, wingStays).map(([rows, stays]) => buildPassSchedule(deepFreeze(rows), deepFreeze(stays)));
const window: fc.Arbitrary<DayRange> = fc
  .tuple(fc.integer({ min: -45, max: 45 }), fc.integer({ min: 0, max: 45 }))
  .map(([offset, length]) => ({ from: addDays(MIDDLE, offset), to: addDays(MIDDLE, offset + length) }));
const momentOf = (dose: Dose): ReturnType<typeof atMinute> => atMinute(dose.day, dose.minute);
const shown = (dose: Dose): string => `${momentOf(dose)} ${dose.dose}`;

describe('laws of expandRegimen', () => {
  it('is additive over adjacent ranges', () => {
    fc.assert(fc.property(regimens, passes, window, fc.nat(45), (regimen, schedule, { from, to }, cut) => {
      const middle = addDays(from, Math.min(cut, to - from));
      const parts = [...expandRegimen(regimen, schedule, { from, to: middle }), ...expandRegimen(regimen, schedule, { from: middle, to })];
      expect(parts).toEqual(expandRegimen(regimen, schedule, { from, to }));
    }));
  });

  it('has the same doses on a day whatever range is asked for: anchors are not the window', () => {
    fc.assert(fc.property(regimens, passes, window, fc.nat(400), fc.nat(60), (regimen, schedule, range, before, after) => {
      const wide = expandRegimen(regimen, schedule, { from: addDays(range.from, -before), to: addDays(range.to, after) });
      expect(wide.filter((dose) => dose.day >= range.from && dose.day < range.to)).toEqual(expandRegimen(regimen, schedule, range));
    }));
  });

  it('is empty outside its range and outside its phases', () => {
    fc.assert(fc.property(regimens, passes, window, (regimen, schedule, range) => {
      for (const dose of expandRegimen(regimen, schedule, range)) {
        const phase = regimen.phases[dose.phase];
        expect(phase !== undefined && covers(phase, momentOf(dose))).toBe(true);
        expect(dose.day >= range.from && dose.day < range.to).toBe(true);
      }
      expect(expandRegimen(regimen, schedule, { from: range.from, to: range.from })).toEqual([]);
      expect(expandRegimen({ ...regimen, prn: true }, schedule, range)).toEqual([]);
    }));
  });

  it('gives no due dose inside a hold, an absence or after discharge', () => {
    fc.assert(fc.property(regimens, passes, fc.array(ranges, { maxLength: 3 }), presences, window, (regimen, schedule, holds, presence, range) => {
      for (const dose of expandRegimen(regimen, schedule, range)) {
        const at = momentOf(dose);
        const gone = presence.dischargedAt !== null && at >= presence.dischargedAt;
        const state = doseStateAt(at, deepFreeze(holds), deepFreeze(presence));
        expect(state).toBe(gone ? 'away' : coversAny(holds, at) ? 'held' : coversAny(presence.absences, at) ? 'away' : 'due');
      }
    }));
  });

  it('does not care about the order of table rows, wing stays and phases', () => {
    fc.assert(fc.property(regimens, medPassRows, wingStays, window, (regimen, rows, stays, range) => {
      const forward = expandRegimen(deepFreeze(regimen), buildPassSchedule(rows, stays), range);
      const turned = expandRegimen({ ...regimen, phases: regimen.phases.toReversed() }, buildPassSchedule(rows.toReversed(), stays.toReversed()), range);
      expect(turned.map(shown).toSorted()).toEqual(forward.map(shown).toSorted());
    }));
  });

  it('is in time order, and visits the same doses without making a list', () => {
    fc.assert(fc.property(regimens, passes, window, (regimen, schedule, range) => {
      const doses = expandRegimen(regimen, schedule, range);
      expect(doses.map(momentOf)).toEqual(doses.map(momentOf).toSorted((a, b) => a - b));
      const [visited, inOrder]: [string[], string[]] = [[], []];
      forEachDose(regimen, schedule, range, (day, minute, dose) => visited.push(`${atMinute(day, minute)} ${dose}`));
      forEachDoseInOrder(regimen, schedule, range, (day, minute, dose) => inOrder.push(`${atMinute(day, minute)} ${dose}`));
      expect(inOrder).toEqual(doses.map(shown));
      expect(visited.toSorted()).toEqual(doses.map(shown).toSorted());
    }));
  });

  it('comes to what unitsBetween says of any stretch, walked or counted', () => {
    const counted = { uniform: 0, walked: 0 };
    fc.assert(fc.property(regimens, passes, fc.tuple(moments(45), moments(45)), (regimen, schedule, [a, b]) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const doses = expandRegimen(regimen, schedule, { from: dayOf(from), to: addDays(dayOf(to), 1) });
      const walked = doses.filter((dose) => momentOf(dose) >= from && momentOf(dose) < to).reduce((sum, { dose }) => sum + dose, 0);
      expect(unitsBetween(deepFreeze(regimen), schedule, from, to)).toBe(walked);
      counted[isUniform(regimen) ? 'uniform' : 'walked'] += 1;
    }));
    expect(Math.min(counted.uniform, counted.walked)).toBeGreaterThan(0);
  });

  it('gives a phase no two doses at one moment', () => {
    fc.assert(fc.property(regimens, passes, window, (regimen, schedule, range) => {
      const slots = expandRegimen(regimen, schedule, range).map((dose) => `${dose.phase} ${momentOf(dose)}`);
      expect(new Set(slots).size).toBe(slots.length);
    }));
  });

  it('neither loses nor doubles a dose on the day of a move, when both wings give it as often', () => {
    const twoTables = fc.integer({ min: 1, max: 6 }).chain((count) =>
      fc.tuple(...['North', 'South'].map((wing) =>
        fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: count, maxLength: count })
          .map((minutes) => ({ wing, code: 'QD', effectiveFrom: addDays(MIDDLE, -4000), minutes: minutes.toSorted((a, b) => a - b) })))));
    fc.assert(fc.property(twoTables, moments(5), (rows, move) => {
      const schedule = buildPassSchedule(rows, [{ wing: 'North', from: atMinute(addDays(MIDDLE, -100)) }, { wing: 'South', from: move }]);
      const regimen = { prn: false, phases: [{ anchor: MIDDLE, from: atMinute(addDays(MIDDLE, -100)), to: null, days: { kind: 'daily' as const }, times: { kind: 'passes' as const, code: 'QD' }, dose: { kind: 'fixed' as const, dose: 1000 as never } }] };
      expect(expandRegimen(regimen, schedule, { from: addDays(MIDDLE, -6), to: addDays(MIDDLE, 7) })).toHaveLength(13 * (rows[0]?.minutes.length ?? 0));
    }));
  });
});
