import { type Day, type LocalMinute, type Milli, dayOf, invariant } from '@cyclefill/domain/kernel';
import type { DosePattern, Phase, Regimen } from './regimen.js';
import { isScheduledDay, scheduledDayOrdinal } from './timing/index.js';

/** When an order that starts inside a day begins (D46): with its next slot, or with a STAT dose at once and then its next slot. */
export const FIRST_DOSES = ['next_slot', 'stat_then_next_slot'] as const;
export type FirstDose = (typeof FIRST_DOSES)[number];

function firstOf({ dose, days, anchor }: Phase, start: Day): DosePattern {
  if (dose.kind !== 'by-time' && dose.kind !== 'alternating') return dose;
  const turn = dose.kind === 'by-time' ? 0 : scheduledDayOrdinal(days, anchor, start) % dose.doses.length;
  return { kind: 'fixed', dose: dose.doses.at(turn) ?? (0 as Milli) };
}

/** Of the phases that open a regimen the one whose dose is given at once: one that is given on that day, else the first. */
function openingOf(phases: readonly Phase[]): Phase | undefined {
  const start = Math.min(...phases.map(({ from }) => from));
  // What stops where it starts was withdrawn before it began.
  const openings = phases.filter(({ from, to }) => from === start && (to === null || to > from));
  return openings.find(({ days, anchor, from }) => isScheduledDay(days, anchor, dayOf(from))) ?? openings[0];
}

/** The STAT dose of a regimen; absent = it begins with its next slot. */
export function statPhaseOf({ prn, phases }: Regimen): Phase | undefined {
  return prn ? undefined : phases.find(({ stat }) => stat === true);
}

/** Whether a regimen can begin with a STAT dose and then go on: it is scheduled, and more than one dose. */
export function canBeginStat({ prn, phases }: Regimen): boolean {
  return !prn && phases.length > 0 && phases.every(({ times }) => times.kind !== 'once');
}

/**
 * A regimen with its first dose as chosen. STAT is a phase of one dose at the start, and the pattern goes on from the next
 * minute, so that a slot at that very minute is not given twice. The STAT dose is one of those that a count counts.
 */
export function withFirstDose(regimen: Regimen, first: FirstDose): Regimen {
  const opening = openingOf(regimen.phases);
  if (first === 'next_slot' || opening === undefined) return regimen;
  invariant(canBeginStat(regimen), 'a single dose, or one as needed, has no next slot');
  const next = (opening.from + 1) as LocalMinute;
  const step = opening.step === undefined ? {} : { step: opening.step };
  const lasts = opening.lasts === undefined ? {} : { lasts: opening.lasts };
  const stat: Phase = { anchor: opening.anchor, from: opening.from, to: next, days: { kind: 'daily' }, times: { kind: 'once' }, dose: firstOf(opening, dayOf(opening.from)), stat: true, ...lasts, ...step };
  const rest = regimen.phases.flatMap((phase): readonly Phase[] => {
    if (phase.from !== opening.from || (phase.to !== null && phase.to <= phase.from)) return [phase];
    if (phase !== opening || phase.count === undefined) return [{ ...phase, from: next }];
    return phase.count === 1 ? [] : [{ ...phase, from: next, count: phase.count - 1 }];
  });
  return { ...regimen, phases: [stat, ...rest] };
}
