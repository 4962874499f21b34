import { type Day, type DayRange, type LocalMinute, MINUTES_PER_DAY, type MinuteOfDay, addDays, atMinute, dayOf, minuteOf } from '@cyclefill/domain/kernel';
import { forEachDose, forEachDoseInOrder } from './expand-regimen.js';
import type { PassSchedule } from './pass-schedule.js';
import type { Regimen } from './regimen.js';

/** When something that was applied comes off again. */
export interface Removal {
  readonly day: Day;
  readonly minute: MinuteOfDay;
  /** When it was applied. */
  readonly applied: LocalMinute;
  /** Index of the phase whose dose it ends. */
  readonly phase: number;
}

/** How far back the one before is looked for: patterns reach 400 days (R139). */
const LONGEST_PATTERN_DAYS = 400;

/** Removals so long after each application. */
function timedRemovals(regimen: Regimen, passes: PassSchedule, range: DayRange): readonly Removal[] {
  const longest = Math.max(0, ...regimen.phases.map(({ lasts }) => (typeof lasts === 'number' ? lasts : 0)));
  if (longest === 0) return [];
  const removals: Removal[] = [];
  forEachDose(regimen, passes, { from: addDays(range.from, -Math.ceil(longest / MINUTES_PER_DAY)), to: range.to }, (day, minute, _dose, phase) => {
    const lasts = regimen.phases[phase]?.lasts;
    if (typeof lasts !== 'number') return;
    const [applied, at] = [atMinute(day, minute), atMinute(day, minute + lasts)];
    if (at >= atMinute(range.from) && at < atMinute(range.to)) removals.push({ day: dayOf(at), minute: minuteOf(at), applied, phase });
  });
  return removals;
}

/** Removals of what stays on until the next is applied: the first application removes nothing, and the last one is not told to come off. */
function removalsByNext(regimen: Regimen, passes: PassSchedule, range: DayRange): readonly Removal[] {
  if (!regimen.phases.some(({ lasts }) => lasts === 'next')) return [];
  const removals: Removal[] = [];
  let worn: { readonly applied: LocalMinute; readonly phase: number } | null = null;
  forEachDoseInOrder(regimen, passes, { from: addDays(range.from, -LONGEST_PATTERN_DAYS), to: range.to }, (day, minute, _dose, phase) => {
    const at = atMinute(day, minute);
    if (worn !== null && worn.applied < at && day >= range.from) removals.push({ day, minute, ...worn });
    if (worn === null || worn.applied < at) worn = regimen.phases[phase]?.lasts === 'next' ? { applied: at, phase } : null;
  });
  return removals;
}

/** The removals in `range` that go with what was applied in or before it (D27), in time order. They are actions, never doses. */
export function removalsIn(regimen: Regimen, passes: PassSchedule, range: DayRange): readonly Removal[] {
  return [...timedRemovals(regimen, passes, range), ...removalsByNext(regimen, passes, range)].toSorted((a, b) => a.day - b.day || a.minute - b.minute || a.applied - b.applied || a.phase - b.phase);
}
