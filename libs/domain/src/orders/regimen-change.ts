import { type LocalMinute, endOf } from '@cyclefill/domain/kernel';
import type { Phase, Regimen } from '@cyclefill/domain/regimen';

/** The regimen with nothing at or after `at`: a stop is an instant, exclusive (R140). Doses before it stay as they were. */
export function stoppedAt(regimen: Regimen, at: LocalMinute): Regimen {
  const phases = regimen.phases.filter((phase) => phase.from < at).map((phase): Phase => (endOf(phase) <= at ? phase : { ...phase, to: at }));
  return { ...regimen, phases };
}

/**
 * A phase with nothing before `at`; null = nothing is left of it. Doses before `at` still count towards its count, and a
 * single dose that lay before it is not given a second time.
 */
function begunAt(phase: Phase, at: LocalMinute): Phase | null {
  if (phase.from >= at) return phase;
  if (endOf(phase) <= at || phase.times.kind === 'once') return null;
  return { ...phase, from: at, ...(phase.count !== undefined && { countFrom: phase.countFrom ?? phase.from }) };
}

/** The regimen with nothing before `at`: an order written before an admission begins with it. Anchors and counts stay where they are. */
export function startedAt(regimen: Regimen, at: LocalMinute): Regimen {
  return { ...regimen, phases: regimen.phases.flatMap((phase) => begunAt(phase, at) ?? []) };
}

/** `before` until `at`, `next` from then on: what was given stays on the record as it was ordered. */
export function changedAt(before: Regimen, next: Regimen, at: LocalMinute): Regimen {
  return { prn: next.prn, phases: [...stoppedAt(before, at).phases, ...startedAt(next, at).phases] };
}
