import { type Day, addMonths, civilFromDay, dayFromCivil, daysInMonth } from '@cyclefill/domain/kernel';

/** Months since year 0: what turns of several months are counted in. */
function monthIndex(day: Day): number {
  const { year, month } = civilFromDay(day);
  return year * 12 + month;
}

/** Whether the month of `day` is the anchor's or a multiple of `every` months from it. */
function isMonthOfTurn(every: number, anchor: Day, day: Day): boolean {
  return every === 1 || (monthIndex(day) - monthIndex(anchor)) % every === 0;
}

/** Whether `day` is one of the days of its month; day 29, 30 or 31 means the last day of a shorter month (D40). */
export function isMonthDay(days: readonly number[], every: number, anchor: Day, day: Day): boolean {
  const { year, month, dayOfMonth } = civilFromDay(day);
  const last = daysInMonth(year, month);
  if (!days.includes(dayOfMonth) && !(dayOfMonth === last && days.some((wanted) => wanted > last))) return false;
  return isMonthOfTurn(every, anchor, day);
}

/** Scheduled days in `[from, to)`, counted month by month. */
function countMonthDays(days: readonly number[], every: number, anchor: Day, from: Day, to: Day): number {
  let count = 0;
  const first = civilFromDay(from);
  for (let start = dayFromCivil(first.year, first.month, 1); start < to; start = addMonths(start, 1)) {
    if (!isMonthOfTurn(every, anchor, start)) continue;
    const { year, month } = civilFromDay(start);
    const last = daysInMonth(year, month);
    for (const dayOfMonth of new Set(days.map((wanted) => Math.min(wanted, last)))) {
      const at = dayFromCivil(year, month, dayOfMonth);
      if (at >= from && at < to) count += 1;
    }
  }
  return count;
}

/** How many scheduled days lie in `[anchor, day)`; negative before the anchor. */
export function monthDaysOrdinal(days: readonly number[], every: number, anchor: Day, day: Day): number {
  return day < anchor ? -countMonthDays(days, every, anchor, day, anchor) : countMonthDays(days, every, anchor, anchor, day);
}
