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

/** The due doses of an order in `[from, to)`, in time order; none of directions that could not be read. */
export function dueDoses(order: DoseSource, { passes, presence }: { readonly passes: PassSchedule; readonly presence: Presence }, from: LocalMinute, to: LocalMinute): readonly DueDose[] {
  if (order.regimen === null) return [];
  const range: DayRange = { from: dayOf(from), to: addDays(dayOf(to), 1) };
  return expandRegimen(order.regimen, passes, range)
    .map(({ day, minute, dose }) => ({ at: atMinute(day, minute), dose }))
    .filter(({ at }) => at >= from && at < to && doseStateAt(at, order.holds, presence) === 'due');
}
