import { type Day, type Weekday, weekdayOf } from '@cyclefill/domain/kernel';

/** Whether `day` falls on one of the weekdays. */
export function isWeekday(days: readonly Weekday[], day: Day): boolean {
  return days.includes(weekdayOf(day));
}

/** How many scheduled weekdays lie in `[anchor, day)`; negative before the anchor. */
export function weekdaysOrdinal(days: readonly Weekday[], anchor: Day, day: Day): number {
  const wholeWeeks = Math.floor((day - anchor) / 7);
  let count = wholeWeeks * days.length;
  for (let at = anchor + wholeWeeks * 7; at < day; at += 1) if (isWeekday(days, at as Day)) count += 1;
  return count;
}
