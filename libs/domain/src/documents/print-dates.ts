import { type Day, type LocalMinute, type MinuteOfDay, type MinuteRange, type Weekday, addDays, civilFromDay, dayOf, formatClock, minuteOf, weekdayOf } from '@cyclefill/domain/kernel';
import type { DateStyle } from './document-frame.js';

const WEEKDAYS: readonly string[] = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS: readonly string[] = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const two = (value: number): string => String(value).padStart(2, '0');

/** `12/07/2026`, or `07 Dec 2026` where `dates` are international (D112); undefined = as in the United States. */
export function dateText(day: Day, dates: DateStyle | undefined): string {
  return `${shortDate(day, dates)}${dates === 'international' ? ' ' : '/'}${civilFromDay(day).year}`;
}

/** `12/07` or `07 Dec` */
export function shortDate(day: Day, dates: DateStyle | undefined): string {
  const { month, dayOfMonth } = civilFromDay(day);
  return dates === 'international' ? `${two(dayOfMonth)} ${monthName(month).slice(0, 3)}` : `${two(month)}/${two(dayOfMonth)}`;
}

/** `Mon` of a weekday. */
export function shortWeekday(weekday: Weekday): string {
  return WEEKDAYS[weekday] ?? '';
}

/** `Mon` of a day. */
export function weekdayName(day: Day): string {
  return shortWeekday(weekdayOf(day));
}

/** `Mo`: two letters, since S and T alone are two days each (D103). */
export function weekdayLetters(day: Day): string {
  return weekdayName(day).slice(0, 2);
}

/** `Mon 12/07/2026` or `Mon 07 Dec 2026` */
export function longDate(day: Day, dates: DateStyle | undefined): string {
  return `${weekdayName(day)} ${dateText(day, dates)}`;
}

/** `December`; month 1–12. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** `December 2026`; month 1–12. */
export function monthTitle(year: number, month: number): string {
  return `${monthName(month)} ${year}`;
}

/** `8:00 AM`, `12:00 noon`, `12:00 midnight`: the clock of what a patient reads (D112). */
export function clockText(minute: MinuteOfDay): string {
  const [hour, minutes] = [Math.floor(minute / 60), two(minute % 60)];
  const half = minute === 720 ? 'noon' : minute === 0 ? 'midnight' : hour < 12 ? 'AM' : 'PM';
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${half}`;
}

/** A beginning: `12/07/2026`, with the clock where it is inside the day. */
export function startText(at: LocalMinute, dates: DateStyle | undefined): string {
  return minuteOf(at) === 0 ? dateText(dayOf(at), dates) : `${dateText(dayOf(at), dates)} ${formatClock(minuteOf(at))}`;
}

/** An exclusive end as people say it: the last whole day, or day and clock where it is inside a day (R140). */
export function endText(to: LocalMinute, dates: DateStyle | undefined): string {
  return minuteOf(to) === 0 ? dateText(addDays(dayOf(to), -1), dates) : `${dateText(dayOf(to), dates)} ${formatClock(minuteOf(to))}`;
}

/** `since 11/29/2026`, `12/05/2026 through 12/07/2026`, `12/18/2026 1000 until 12/21/2026 1800`. */
export function spanText({ from, to }: MinuteRange, dates: DateStyle | undefined): string {
  if (to === null) return `since ${startText(from, dates)}`;
  return `${startText(from, dates)} ${minuteOf(to) === 0 ? 'through' : 'until'} ${endText(to, dates)}`;
}

/** The last day of an exclusive end. */
export function lastDayOf(to: LocalMinute): Day {
  return dayOf((to - 1) as LocalMinute);
}

/** Whole years from birth to a day. */
export function ageOn(birth: Day, on: Day): number {
  const [from, to] = [civilFromDay(birth), civilFromDay(on)];
  const reached = to.month > from.month || (to.month === from.month && to.dayOfMonth >= from.dayOfMonth);
  return to.year - from.year - (reached ? 0 : 1);
}
