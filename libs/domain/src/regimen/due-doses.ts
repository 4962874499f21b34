import { type DayRange, type LocalMinute, type Milli, type MinuteRange, addDays, atMinute, dayOf } from '@cyclefill/domain/kernel';
import { type Presence, doseStateAt } from './dose-state.js';
import { expandRegimen } from './expand-regimen.js';
import type { PassSchedule } from './pass-schedule.js';
import type { Regimen } from './regimen.js';

/** What a dose list is drawn from. */
export interface DoseSource {
  readonly regimen: Regimen | null;
  readonly holds: readonly MinuteRange[];
}

/** A dose that is given. */
export interface DueDose {
  readonly at: LocalMinute;
  readonly dose: Milli;
}

/** By whose hours doses are given, and when he or she is there. */
export interface DoseSurroundings {
  readonly passes: PassSchedule;
  readonly presence: Presence;
}

/** The due doses of an order in `[from, to)`, in time order; none of directions that could not be read. */
export function dueDoses(order: DoseSource, { passes, presence }: DoseSurroundings, from: LocalMinute, to: LocalMinute): readonly DueDose[] {
  if (order.regimen === null) return [];
  const range: DayRange = { from: dayOf(from), to: addDays(dayOf(to), 1) };
  return expandRegimen(order.regimen, passes, range)
    .map(({ day, minute, dose }) => ({ at: atMinute(day, minute), dose }))
    .filter(({ at }) => at >= from && at < to && doseStateAt(at, order.holds, presence) === 'due');
}

/** Those that packs of a cycle hold: {@link dueDoses} without the STAT dose, which the emergency kit or the first fill gives (D46). */
export function packableDoses(order: DoseSource, surroundings: DoseSurroundings, from: LocalMinute, to: LocalMinute): readonly DueDose[] {
  const { regimen } = order;
  return regimen === null ? [] : dueDoses({ ...order, regimen: withoutStat(regimen) }, surroundings, from, to);
}

/** The regimen less its STAT dose. */
function withoutStat(regimen: Regimen): Regimen {
  return regimen.phases.some(({ stat }) => stat) ? { ...regimen, phases: regimen.phases.filter(({ stat }) => stat !== true) } : regimen;
}
