import type { Day } from './day.js';
import { DISTANT_FUTURE, type LocalMinute } from './local-minute.js';

/** Days `[from, to)`: `from` is in, `to` is not. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** Moments `[from, to)`; `to` null = open-ended. */
export interface MinuteRange {
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
}

/** Whether `at` lies in `range`. */
export function covers(range: MinuteRange, at: LocalMinute): boolean {
  return at >= range.from && (range.to === null || at < range.to);
}

/** Whether any of `ranges` holds `at`. */
export function coversAny(ranges: readonly MinuteRange[], at: LocalMinute): boolean {
  for (const range of ranges) if (covers(range, at)) return true;
  return false;
}

/** The end of a range as a plain number, open ends included. */
export function endOf(range: MinuteRange): LocalMinute {
  return range.to ?? DISTANT_FUTURE;
}

/** Whether two half-open ranges share a moment. */
export function overlaps(a: MinuteRange, b: MinuteRange): boolean {
  return a.from < endOf(b) && b.from < endOf(a);
}
