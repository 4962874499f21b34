import { describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { monthOf, reviewStanding } from './regimen-review.js';

describe('the monthly review (R213)', () => {
  it.each([
    ['2026-12-01', '2026-01-10', '2026-12-20', 'done', 'in this month'],
    ['2026-11-30', '2026-01-10', '2026-12-20', 'due', 'in the month before'],
    ['2026-10-31', '2026-01-10', '2026-12-01', 'overdue', 'two months ago'],
    [null, '2026-12-05', '2026-12-20', 'due', 'never, of one who came this month'],
    [null, '2026-11-30', '2026-12-01', 'overdue', 'never, of one who came the month before'],
    ['2026-12-31', '2026-01-10', '2027-01-01', 'due', 'on the eve of the year'],
  ])('last on %s, admitted %s, on %s: %s (%s)', (last, admitted, today, standing, _why) => {
    expect(reviewStanding(last === null ? null : day(last as '2026-12-01'), day(admitted as '2026-12-01'), day(today as '2026-12-01'))).toBe(standing);
  });

  it('counts months of the calendar', () => {
    expect(monthOf(day('2028-02-29'))).toEqual({ from: day('2028-02-01'), to: day('2028-03-01') });
  });
});
