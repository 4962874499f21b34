import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, addMonths, civilFromDay, day, dayFromCivil, daysInMonth, formatDay, parseDay, weekdayOf } from './day.js';

const FIRST = day('1900-01-01');
const LAST = day('2200-12-31');
const anyDay = fc.integer({ min: FIRST, max: LAST }).map((number) => addDays(day('1970-01-01'), number));
const plain = (value: number): Temporal.PlainDate => Temporal.PlainDate.from('1970-01-01').add({ days: value });

describe('days', () => {
  it('are the days of an independent calendar, each one of 1900–2200', () => {
    let number = FIRST;
    for (let month = Temporal.PlainYearMonth.from('1900-01'); month.year <= 2200; month = month.add({ months: 1 })) {
      const { year, daysInMonth: length } = month;
      const firstWeekday = month.toPlainDate({ day: 1 }).dayOfWeek;
      for (let dayOfMonth = 1; dayOfMonth <= length; dayOfMonth += 1, number = addDays(number, 1)) {
        const text = `${month.toString()}-${String(dayOfMonth).padStart(2, '0')}`;
        const seen = [formatDay(number), Object.values(civilFromDay(number)).join(), weekdayOf(number), parseDay(text)];
        const expected = [text, [year, month.month, dayOfMonth].join(), (firstWeekday + dayOfMonth - 1) % 7, number];
        // A matcher for each of 110,000 days would cost seconds.
        if (seen.join() !== expected.join()) expect(seen).toEqual(expected);
      }
    }
    expect(number).toBe(addDays(LAST, 1));
  });

  it('add months like the calendar, a missing day becoming the last of its month', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (value, months) => {
      expect(formatDay(addMonths(value, months))).toBe(plain(value).add({ months }).toString());
    }));
  });

  it('know the length of every month', () => {
    fc.assert(fc.property(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      expect(daysInMonth(year, month)).toBe(Temporal.PlainYearMonth.from({ year, month }).daysInMonth);
    }));
  });

  it('survive text and parts', () => {
    fc.assert(fc.property(anyDay, (value) => {
      const { year, month, dayOfMonth } = civilFromDay(value);
      expect(dayFromCivil(year, month, dayOfMonth)).toBe(value);
      expect(parseDay(formatDay(value))).toBe(value);
    }));
  });

  it('refuse text that names no day, and nothing else', () => {
    const part = (length: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: 10 ** length - 1 }).map((number) => String(number).padStart(length, '0'));
    fc.assert(fc.property(part(4), part(2), part(2), (year, month, dayOfMonth) => {
      const text = `${year}-${month}-${dayOfMonth}`;
      let real = true;
      try {
        Temporal.PlainDate.from(text, { overflow: 'reject' });
      } catch {
        real = false;
      }
      expect(parseDay(text) !== null).toBe(real);
    }));
    for (const text of ['', '2026-1-01', '2026-02-29', '20260101', '2026-01-01T00:00', ' 2026-01-01', '2026-13-01', '2026-00-10']) expect(parseDay(text)).toBeNull();
  });
});
