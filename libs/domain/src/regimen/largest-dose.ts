import { type Milli, assertNever } from '@cyclefill/domain/kernel';
import type { DosePattern, Regimen } from './regimen.js';

const HALF = 500;

function dosesOf(dose: DosePattern): readonly Milli[] {
  switch (dose.kind) {
    case 'fixed':
      return [dose.dose];
    case 'by-time':
    case 'alternating':
      return dose.doses;
    case 'range':
      return [dose.low, dose.high];
    case 'unstated':
      return [];
    default:
      return assertNever(dose);
  }
}

/** Whether a regimen gives parts of a unit smaller than a half at any time (D63). */
export function hasPartBelowHalf(regimen: Regimen): boolean {
  return regimen.phases.some(({ dose }) => dosesOf(dose).some((one) => one % HALF !== 0));
}

/** The largest dose that a regimen gives at any time; nothing for one without phases or without a number. */
export function largestDose(regimen: Regimen): Milli {
  let largest = 0;
  for (const { dose } of regimen.phases) for (const one of dosesOf(dose)) largest = Math.max(largest, one);
  return largest as Milli;
}
