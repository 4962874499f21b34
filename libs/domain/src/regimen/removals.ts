import { type Day, type DayRange, MINUTES_PER_DAY, type MinuteOfDay, addDays, atMinute, dayOf, minuteOf } from '@cyclefill/domain/kernel';
import { forEachDose } from './expand-regimen.js';
import type { PassSchedule } from './pass-schedule.js';
import type { Regimen } from './regimen.js';

/** When something that was applied comes off again. */
export interface Removal {
  readonly day: Day;
  readonly minute: MinuteOfDay;
  /** Index of the phase whose dose it ends. */
  readonly phase: number;
}

/** The removals in `range` that go with what was applied in or before it (D27), in time order. They are actions, never doses. */
export function removalsIn(regimen: Regimen, passes: PassSchedule, range: DayRange): readonly Removal[] {
  const longest = Math.max(0, ...regimen.phases.map(({ lasts }) => lasts ?? 0));
  if (longest === 0) return [];
  const removals: Removal[] = [];
  forEachDose(regimen, passes, { from: addDays(range.from, -Math.ceil(longest / MINUTES_PER_DAY)), to: range.to }, (day, minute, _dose, phase) => {
    const lasts = regimen.phases[phase]?.lasts;
    if (lasts === undefined) return;
    const at = atMinute(day, minute + lasts);
    if (at >= atMinute(range.from) && at < atMinute(range.to)) removals.push({ day: dayOf(at), minute: minuteOf(at), phase });
  });
  return removals.toSorted((a, b) => a.day - b.day || a.minute - b.minute || a.phase - b.phase);
}
