import type { Day } from '@cyclefill/domain/kernel';

/** Days since the turn began in which `day` lies, turns being counted from the anchor both ways. */
function dayOfTurn(length: number, anchor: Day, day: Day): number {
  return (((day - anchor) % length) + length) % length;
}

/** Whether `day` is one of the first `on` of its `on` + `off` days. */
export function isCycleDay(on: number, off: number, anchor: Day, day: Day): boolean {
  return dayOfTurn(on + off, anchor, day) < on;
}

/** How many days of the cycle lie in `[anchor, day)`; negative before the anchor. */
export function cycleOrdinal(on: number, off: number, anchor: Day, day: Day): number {
  const length = on + off;
  return Math.floor((day - anchor) / length) * on + Math.min(on, dayOfTurn(length, anchor, day));
}
