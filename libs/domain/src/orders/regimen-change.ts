import { type LocalMinute, endOf } from '@cyclefill/domain/kernel';
import type { Phase, Regimen } from '@cyclefill/domain/regimen';

const later = (a: LocalMinute, b: LocalMinute): LocalMinute => (a > b ? a : b);

/** The regimen with nothing at or after `at`: a stop is an instant, exclusive (R140). Doses before it stay as they were. */
export function stoppedAt(regimen: Regimen, at: LocalMinute): Regimen {
  const phases = regimen.phases.filter((phase) => phase.from < at).map((phase): Phase => (endOf(phase) <= at ? phase : { ...phase, to: at }));
  return { ...regimen, phases };
}

/** The regimen with nothing before `at`: an order written before an admission begins with it. Anchors stay where they are. */
export function startedAt(regimen: Regimen, at: LocalMinute): Regimen {
  const phases = regimen.phases.filter((phase) => endOf(phase) > at).map((phase): Phase => ({ ...phase, from: later(phase.from, at) }));
  return { ...regimen, phases };
}

/** `before` until `at`, `next` from then on: what was given stays on the record as it was ordered. */
export function changedAt(before: Regimen, next: Regimen, at: LocalMinute): Regimen {
  return { prn: next.prn, phases: [...stoppedAt(before, at).phases, ...startedAt(next, at).phases] };
}
