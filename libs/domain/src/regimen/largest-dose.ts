import type { Milli } from '@cyclefill/domain/kernel';
import type { Regimen } from './regimen.js';

/** The largest dose that a regimen gives at any time; nothing for one without phases. */
export function largestDose(regimen: Regimen): Milli {
  return Math.max(0, ...regimen.phases.flatMap(({ dose }) => (dose.kind === 'fixed' ? [dose.dose] : dose.doses))) as Milli;
}
