import { type DayRange, addDays, addMonths, civilFromDay, dayFromCivil, formatDay } from '@cyclefill/domain/kernel';
import type { DateStyle } from './document-frame.js';
import type { MarLayout } from './document-settings.js';
import { dateText, monthTitle } from './print-dates.js';

const two = (value: number): string => String(value).padStart(2, '0');

/** The days of a month of the calendar; `month` is 1–12. */
export function monthDays(year: number, month: number): DayRange {
  const from = dayFromCivil(year, month, 1);
  return { from, to: addMonths(from, 1) };
}

function isMonth({ from, to }: DayRange): boolean {
  return civilFromDay(from).dayOfMonth === 1 && to === addMonths(from, 1);
}

/** `December 2026`; other days by their ends, `12/07/2026 to 01/03/2027` (D37). */
export function daysTitle(days: DayRange, dates: DateStyle | undefined): string {
  const { year, month } = civilFromDay(days.from);
  return isMonth(days) ? monthTitle(year, month) : `${dateText(days.from, dates)} to ${dateText(addDays(days.to, -1), dates)}`;
}

/** Most days that a page of large print has columns for. */
const LARGE_DAYS = 16;

/** The days of each record that a form makes of some days: large print has two records of half the days, so that type and boxes are larger (R509). */
export function recordSpans({ from, to }: DayRange, layout: MarLayout): readonly DayRange[] {
  if (layout !== 'large' || to - from <= LARGE_DAYS) return [{ from, to }];
  const half = addDays(from, Math.ceil((to - from) / 2));
  return [{ from, to: half }, { from: half, to }];
}

/** For ids and file names: `2026-12`, or first day and count, `2026-12-07-28d`. */
export function daysKey(days: DayRange): string {
  const { year, month } = civilFromDay(days.from);
  return isMonth(days) ? `${year}-${two(month)}` : `${formatDay(days.from)}-${days.to - days.from}d`;
}
