import { type Weekday, assertNever } from '@cyclefill/domain/kernel';
import type { DayPattern } from '@cyclefill/domain/regimen';

const WEEKDAYS: readonly string[] = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** `A, B and C`. */
export function listText(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** `Monday, Wednesday and Friday`, the week beginning on Monday. */
export function weekdayText(days: readonly Weekday[]): string {
  return listText(days.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7)).map((day) => WEEKDAYS[day] ?? ''));
}

/** Days of the month; `once` = one dose on such a day. A number that follows is kept apart from the day's by `of the month`. */
export function monthDaysText({ days, every = 1 }: { readonly days: readonly number[]; readonly every?: number }, once: boolean): string {
  if (once && days.length === 1 && every === 1) return `once a month on day ${days[0] ?? ''}`;
  return `${every === 1 ? '' : `every ${every} months `}on ${days.length === 1 ? 'day' : 'days'} ${listText(days.map(String))} of the month`;
}

/** The days of a pattern in words; empty for every day. */
export function dayPatternText(pattern: DayPattern): string {
  switch (pattern.kind) {
    case 'daily':
      return '';
    case 'every-n-days':
      return pattern.every === 2 ? 'every other day' : `every ${pattern.every} days`;
    case 'weekdays':
      return pattern.days.length === 1 ? `once a week on ${weekdayText(pattern.days)}` : `on ${weekdayText(pattern.days)}`;
    case 'month-days':
      return monthDaysText(pattern, true);
    case 'cycle':
      return `${pattern.on} days on, ${pattern.off} days off`;
    default:
      return assertNever(pattern);
  }
}
