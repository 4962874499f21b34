import type { Day } from './day.js';

/**
 * A wall-clock moment of a facility in whole minutes: day number × 1440 + minute of the day. It has no zone and no
 * offset, so a dose at 08:00 stays at 08:00 through every change of the clocks (R102, D48).
 */
export type LocalMinute = number & { readonly __localMinute: unique symbol };

/** Minutes after local midnight, 0–1439. */
export type MinuteOfDay = number;

export const MINUTES_PER_DAY = 1440;

/** Earlier and later than every real moment: open ends of a range. */
export const DISTANT_PAST = -1e12 as LocalMinute;
export const DISTANT_FUTURE = 1e12 as LocalMinute;

const CLOCK = /^([01]\d|2[0-3]):?([0-5]\d)$/;

/** The moment `minute` minutes after midnight of `day`. */
export function atMinute(day: Day, minute: MinuteOfDay = 0): LocalMinute {
  return (day * MINUTES_PER_DAY + minute) as LocalMinute;
}

/** The day a moment falls on. */
export function dayOf(at: LocalMinute): Day {
  return Math.floor(at / MINUTES_PER_DAY) as Day;
}

/** The minute of its day a moment falls on. */
export function minuteOf(at: LocalMinute): MinuteOfDay {
  return at - Math.floor(at / MINUTES_PER_DAY) * MINUTES_PER_DAY;
}

/** Minute of the day of `0900` or `09:00`; `2359`-style policy times included; `null` when it is not a clock time. */
export function parseClock(text: string): MinuteOfDay | null {
  const match = CLOCK.exec(text);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

/** `0900`: four digits, 24 h, as printed on a MAR (D112). */
export function formatClock(minute: MinuteOfDay): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}`;
}
