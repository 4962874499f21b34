import type { Day } from '@cyclefill/domain/kernel';

/** Whether `day` is one of anchor, anchor + n, anchor + 2n … (also counted backwards from a late anchor). */
export function isEveryNDays(every: number, anchor: Day, day: Day): boolean {
  return (((day - anchor) % every) + every) % every === 0;
}

/** How many scheduled days lie between the anchor and `day`. */
export function everyNDaysOrdinal(every: number, anchor: Day, day: Day): number {
  return Math.floor((day - anchor) / every);
}
