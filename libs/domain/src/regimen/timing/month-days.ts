import { type Day, addMonths, civilFromDay, dayFromCivil, daysInMonth } from '@cyclefill/domain/kernel';

/** Whether `day` is one of the days of its month; day 29, 30 or 31 means the last day of a shorter month (D40). */
export function isMonthDay(days: readonly number[], day: Day): boolean {
  const { year, month, dayOfMonth } = civilFromDay(day);
  if (days.includes(dayOfMonth)) return true;
  const last = daysInMonth(year, month);
  return dayOfMonth === last && days.some((wanted) => wanted > last);
}

/** How many scheduled days lie in `[anchor, day)`, counted month by month; negative before the anchor. */
export function monthDaysOrdinal(days: readonly number[], anchor: Day, day: Day): number {
  if (day < anchor) return -monthDaysOrdinal(days, day, anchor);
  let count = 0;
  const first = civilFromDay(anchor);
  for (let start = dayFromCivil(first.year, first.month, 1); start < day; start = addMonths(start, 1)) {
    const { year, month } = civilFromDay(start);
    const last = daysInMonth(year, month);
    for (const dayOfMonth of new Set(days.map((wanted) => Math.min(wanted, last)))) {
      const at = dayFromCivil(year, month, dayOfMonth);
      if (at >= anchor && at < day) count += 1;
    }
  }
  return count;
}
