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
      return pattern.days.length === 1 ? `once a month on day ${pattern.days[0] ?? ''}` : `on days ${listText(pattern.days.map(String))} of the month`;
    default:
      return assertNever(pattern);
  }
}
