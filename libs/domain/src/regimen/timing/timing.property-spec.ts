import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Day, type Weekday, addDays, day, formatDay } from '@cyclefill/domain/kernel';
import type { DayPattern } from '../regimen.js';
import { isScheduledDay, scheduledDayOrdinal } from './index.js';

const MIDDLE = day('2028-02-20');
const near = fc.integer({ min: -200, max: 200 }).map((offset) => addDays(MIDDLE, offset));
const pattern: fc.Arbitrary<DayPattern> = fc.oneof(
  fc.constant<DayPattern>({ kind: 'daily' }),
  fc.integer({ min: 1, max: 30 }).map((every): DayPattern => ({ kind: 'every-n-days', every })),
  fc.uniqueArray(fc.constantFrom<Weekday>(0, 1, 2, 3, 4, 5, 6), { minLength: 1 }).map((days): DayPattern => ({ kind: 'weekdays', days })),
  fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 6 }).map((days): DayPattern => ({ kind: 'month-days', days })),
  fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 7 })).map(([days, every]): DayPattern => ({ kind: 'month-days', days, every })),
  fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 10 })).map(([on, off]): DayPattern => ({ kind: 'cycle', on, off })),
);

describe('day patterns', () => {
  it('number their days by counting them one by one from the anchor', () => {
    fc.assert(fc.property(pattern, near, near, (one, anchor, on) => {
      if (!isScheduledDay(one, anchor, on)) return;
      let count = 0;
      for (let at: Day = anchor; at < on; at = addDays(at, 1)) if (isScheduledDay(one, anchor, at)) count += 1;
      for (let at: Day = on; at < anchor; at = addDays(at, 1)) if (isScheduledDay(one, anchor, at)) count -= 1;
      expect(scheduledDayOrdinal(one, anchor, on)).toBe(count);
    }));
  });

  it('every n days: the anchor, and exactly each n-th day from it, forwards and backwards', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), near, fc.integer({ min: -100, max: 100 }), (every, anchor, offset) => {
      let reached = false;
      for (let step = -100; step <= 100; step += 1) reached ||= step * every === offset;
      expect(isScheduledDay({ kind: 'every-n-days', every }, anchor, addDays(anchor, offset))).toBe(reached);
    }));
  });

  it('a cycle: so many days on and off from the anchor, day by day', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 30 }), near, (on, off, anchor) => {
      const turn = [...Array.from({ length: on }, () => true), ...Array.from({ length: off }, () => false)];
      const given = Array.from({ length: 3 * turn.length }, (_, index) => isScheduledDay({ kind: 'cycle', on, off }, anchor, addDays(anchor, index - turn.length)));
      expect(given).toEqual([...turn, ...turn, ...turn]);
    }));
  });

  it('every n months: the months at multiples of n from the anchor\'s, and no other', () => {
    const anchor = day('2026-11-15');
    const months = (every: number): readonly string[] => {
      const given: string[] = [];
      for (let at: Day = day('2026-01-01'); at < day('2028-01-01'); at = addDays(at, 1)) if (isScheduledDay({ kind: 'month-days', days: [31], every }, anchor, at)) given.push(formatDay(at));
      return given;
    };
    expect(months(3)).toEqual(['2026-02-28', '2026-05-31', '2026-08-31', '2026-11-30', '2027-02-28', '2027-05-31', '2027-08-31', '2027-11-30']);
    expect(months(12)).toEqual(['2026-11-30', '2027-11-30']);
  });

  it('month days: each day asked for once a month, together when the month is too short for them', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 2024, max: 2032 }), fc.integer({ min: 1, max: 12 }), (days, year, month) => {
      const prefix = `${year}-${String(month).padStart(2, '0')}`;
      const first = day(`${prefix}-01`);
      const given: number[] = [];
      let length = 0;
      for (let at: Day = first; formatDay(at).startsWith(prefix); at = addDays(at, 1)) {
        length += 1;
        if (isScheduledDay({ kind: 'month-days', days }, first, at)) given.push(length);
      }
      expect(given).toEqual([...new Set(days.map((wanted) => Math.min(wanted, length)))].toSorted((a, b) => a - b));
    }));
  });
});
