import { type LocalMinute, type Milli, invariant } from '@cyclefill/domain/kernel';
import type { DosePattern, Phase, Regimen } from './regimen.js';

/** When an order that starts inside a day begins (D46): with its next slot, or at once and then with its next slot. */
export const FIRST_DOSES = ['next-slot', 'stat'] as const;
export type FirstDose = (typeof FIRST_DOSES)[number];

function firstOf(dose: DosePattern): DosePattern {
  return dose.kind === 'by-time' || dose.kind === 'alternating' ? { kind: 'fixed', dose: dose.doses[0] ?? (0 as Milli) } : dose;
}

/**
 * A regimen with its first dose as chosen. STAT is a phase of one dose at the start, and the pattern goes on from the next
 * minute, so that a slot at that very minute is not given twice. The STAT dose is one of those that a count counts.
 */
export function withFirstDose(regimen: Regimen, first: FirstDose): Regimen {
  const [opening, ...rest] = regimen.phases;
  if (first === 'next-slot' || opening === undefined) return regimen;
  invariant(opening.times.kind !== 'once', 'a single dose has no next slot');
  const next = (opening.from + 1) as LocalMinute;
  const stat: Phase = { anchor: opening.anchor, from: opening.from, to: next, days: { kind: 'daily' }, times: { kind: 'once' }, dose: firstOf(opening.dose) };
  const { count } = opening;
  const step = opening.step === undefined ? {} : { step: opening.step };
  if (count === 1) return { ...regimen, phases: [{ ...stat, ...step }, ...rest] };
  return { ...regimen, phases: [{ ...stat, ...step }, { ...opening, from: next, ...(count === undefined ? {} : { count: count - 1 }) }, ...rest] };
}
