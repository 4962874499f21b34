import { type Day, type DayRange, type LocalMinute, dayOf } from '@cyclefill/domain/kernel';
import { type Cycle, windowOn } from './cycle.js';

/**
 * Days that the first fill of a mid-cycle order covers (R115): from its first dose up to the start of the next window
 * whose batch is not yet built; windows already built or going out are included.
 * @param isBuilt whether the batch of the window that starts on a day exists.
 */
export function firstFillRange(cycle: Cycle, firstDose: LocalMinute, isBuilt: (windowFrom: Day) => boolean): DayRange {
  const from = dayOf(firstDose);
  let { to } = windowOn(cycle, from);
  while (isBuilt(to)) to = windowOn(cycle, to).to;
  return { from, to };
}
