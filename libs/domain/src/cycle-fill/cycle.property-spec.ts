import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Day, Zone, addDays, addMonths, civilFromDay, day, formatDay } from '@cyclefill/domain/kernel';
import { clock, days, moment } from '../../../../test/builders/values.js';
import { SLOW_LAW } from '../../../../test/support/law-runs.js';
import { deepFreeze } from '../../../../test/support/deep-freeze.js';
import { type Cycle, type CycleTiming, buildInstant, changeSeries, windowOn } from './cycle.js';
import { EVERY_DAY } from './delivery-calendar.js';

const FIRST = day('2024-01-01');
const LAST = day('2032-12-31');
const anyDay = fc.integer({ min: FIRST, max: LAST }).map((value) => value as Day);
const timing: fc.Arbitrary<CycleTiming> = fc.oneof(
  fc.constantFrom(7, 14, 28, 30, 31, 1).map((length): CycleTiming => ({ kind: 'period', days: length })),
  fc.constant<CycleTiming>({ kind: 'month' }),
  fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 4 }).map((of): CycleTiming => ({ kind: 'month-days', days: of })),
);
const cycle: fc.Arbitrary<Cycle> = fc.record({ timing, anchor: anyDay, leadDays: fc.nat(7), cutOff: fc.integer({ min: 0, max: 1439 }) }).map(deepFreeze);

describe('laws of cycle windows', () => {
  it('tile the calendar: each day in exactly one window, each window beginning where the last ended (R102)', () => {
    fc.assert(fc.property(cycle, anyDay, (one, start) => {
      let window = windowOn(one, start);
      expect(window.from <= start && start < window.to).toBe(true);
      for (let count = 0; count < 30; count += 1) {
        for (const inside of [window.from, addDays(window.to, -1)]) expect(windowOn(one, inside)).toEqual(window);
        const next = windowOn(one, window.to);
        expect(next.from).toBe(window.to);
        window = next;
      }
    }), SLOW_LAW);
  });

  it('a period has its days; a month has the days of the calendar (R103)', () => {
    fc.assert(fc.property(cycle, anyDay, (one, on) => {
      const { from, to } = windowOn(one, on);
      if (one.timing.kind === 'period') expect(to - from).toBe(one.timing.days);
      else if (one.timing.kind === 'month' && from !== one.anchor && to !== one.anchor) {
        expect([civilFromDay(from).dayOfMonth, to]).toEqual([1, addMonths(from, 1)]);
      } else expect(to - from).toBeLessThanOrEqual(31);
    }));
  });

  it('the anchor begins a window', () => {
    fc.assert(fc.property(cycle, (one) => {
      expect(windowOn(one, one.anchor).from).toBe(one.anchor);
    }));
  });

  it('a changed series begins where the open window ends: nothing is cut, nothing left out (R106)', () => {
    fc.assert(fc.property(cycle, cycle, anyDay, (current, next, on) => {
      const open = windowOn(current, on);
      const changed = changeSeries(next, open.to);
      let window = windowOn(changed, open.to);
      expect(window.from).toBe(open.to);
      for (let count = 0; count < 10; count += 1, window = windowOn(changed, window.to)) {
        expect(windowOn(changed, window.to).from).toBe(window.to);
        expect(windowOn(changed, addDays(window.to, -1))).toEqual(window);
      }
    }));
  });
});

describe('cycle windows', () => {
  const month: Cycle = { timing: { kind: 'month' }, anchor: day('2026-01-01'), leadDays: 3, cutOff: clock('1700') };
  const shown = (one: Cycle, on: string): string => {
    const { from, to } = windowOn(one, day(on));
    return `${formatDay(from)} ${formatDay(to)}`;
  };

  it('V5: the month of February 2028 has 29 days', () => {
    expect(shown(month, '2028-02-15')).toBe('2028-02-01 2028-03-01');
    expect(windowOn(month, day('2028-02-15')).to - windowOn(month, day('2028-02-15')).from).toBe(29);
  });

  it('fixed days of the month: the 1st and 15th, and a day that a month lacks', () => {
    expect(shown({ ...month, timing: { kind: 'month-days', days: [15, 1] } }, '2026-12-20')).toBe('2026-12-15 2027-01-01');
    expect(shown({ ...month, timing: { kind: 'month-days', days: [31] } }, '2027-02-27')).toBe('2027-01-31 2027-02-28');
    expect(shown({ ...month, timing: { kind: 'month-days', days: [31] } }, '2027-02-28')).toBe('2027-02-28 2027-03-31');
  });

  it('from a period to fixed days: the first new window is the short one up to the next fixed day', () => {
    const weekly: Cycle = { ...month, timing: { kind: 'period', days: 7 }, anchor: day('2026-12-07') };
    const changed = changeSeries({ ...month, timing: { kind: 'month-days', days: [1, 15] } }, windowOn(weekly, day('2026-12-09')).to);
    expect([shown(weekly, '2026-12-09'), shown(changed, '2026-12-14'), shown(changed, '2026-12-15')]).toEqual(['2026-12-07 2026-12-14', '2026-12-14 2026-12-15', '2026-12-15 2027-01-01']);
  });

  it('is built its lead days before, at the cut-off in facility time (R105)', () => {
    const at = (zone: string): number => buildInstant(month, days('2026-11-04', '2026-12-02'), { zone: Zone.of(zone), calendar: EVERY_DAY });
    expect(at('America/New_York')).toBe(moment('2026-11-01 2200'));
    expect(at('America/Phoenix')).toBe(moment('2026-11-02 0000'));
  });
});
