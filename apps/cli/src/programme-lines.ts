import type { ListedProgramme } from '@cyclefill/features/bench';

/** Programmes of checks by technicians, each with who checks there. */
export function programmeLines(items: readonly ListedProgramme[]): string {
  if (items.length === 0) return 'no state is known to let technicians check packs';
  return items.flatMap(({ state, allowed, minChecks, minDays, minAccuracyPerMille, source, from, to, technicians }) => [
    `${state}  ${allowed ? `allowed after ${minChecks} checks on ${minDays} days at ${minAccuracyPerMille / 10} %` : 'not allowed'}  from ${from.slice(0, 10)}${to === null ? '' : ` to ${to.slice(0, 10)}`}  ${source}`,
    ...technicians.map(({ technicianId, checks, days, accuracyPerMille, lacks }) =>
      `  ${technicianId}  ${checks} checks on ${days} days${accuracyPerMille === null ? '' : ` at ${accuracyPerMille / 10} %`}  ${lacks.length === 0 ? 'may let packs go' : `lacks ${lacks.join(', ')}`}`),
  ]).join('\n');
}
