import { type DayRange, type LocalMinute, type Milli, type MinuteOfDay, atMinute, day, invariant, parseClock, parseMilli } from '@cyclefill/domain/kernel';

/** The wall-clock moment of `2026-12-07` (its first minute) or `2026-12-07 0800`. */
export function moment(text: string): LocalMinute {
  return atMinute(day(text.slice(0, 10)), text.length > 10 ? clock(text.slice(11)) : 0);
}

/** The minute of the day of `0800`. */
export function clock(text: string): MinuteOfDay {
  const minute = parseClock(text);
  invariant(minute !== null, 'not a clock time');
  return minute;
}

/** The quantity of `0.5`. */
export function units(text: string): Milli {
  const quantity = parseMilli(text);
  invariant(quantity !== null, 'not a quantity');
  return quantity;
}

/** Days `[from, to)` by their dates. */
export function days(from: string, to: string): DayRange {
  return { from: day(from), to: day(to) };
}
