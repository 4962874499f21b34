import { describe, expect, it } from '@jest/globals';
import { dayOf, isoDate, lastDateOfMonth, weekdayOf } from './calendar-day.js';

describe('calendar days', () => {
  it.each([['1970-01-01', 0], ['1969-12-31', -1], ['2000-03-01', 11_017], ['2026-12-01', 20_788]])('%s is day %i', (iso, day) => {
    expect(dayOf(iso)).toBe(day);
  });

  it('go to text and back over two centuries', () => {
    for (let day = dayOf('1900-01-01'); day < dayOf('2100-01-01'); day += 1) {
      if (dayOf(isoDate(day)) !== day) throw new Error(isoDate(day));
    }
  });

  it('know leap days, month ends and weekdays', () => {
    expect(isoDate(dayOf('2028-02-28') + 1)).toBe('2028-02-29');
    expect(lastDateOfMonth(dayOf('2027-02-10'))).toBe(28);
    expect(lastDateOfMonth(dayOf('2026-12-10'))).toBe(31);
    expect(weekdayOf(dayOf('2026-12-07'))).toBe('MO');
    expect(weekdayOf(dayOf('1969-12-28'))).toBe('SU');
  });
});
