import { type Day, addDays } from '@cyclefill/domain/kernel';
import type { RulePack } from './rule-pack.js';

/** A C-II dispensed on an oral order in an emergency (R208). */
export interface EmergencyOral {
  readonly orderedOn: Day;
  /** The signed prescription with its marks; null = not there yet. */
  readonly signed: { readonly on: Day; readonly markedEmergency: boolean; readonly namesOralDate: boolean } | null;
  readonly agencyToldOn: Day | null;
}

/**
 * `waiting` for the paper; `settled`; `unmarked`: the paper lacks "Authorization for Emergency Dispensing" or the date of the
 * oral order; `tell-agency`: the days are over, and without telling DEA the authority to have dispensed is void.
 */
export type EmergencyState = 'waiting' | 'settled' | 'unmarked' | 'tell-agency' | 'reported';

/** Where an emergency dispensing stands on a day (R208): the signed prescription is due within seven days. */
export function checkEmergencyOral(emergency: EmergencyOral, on: Day, pack: RulePack): EmergencyState {
  const { orderedOn, signed, agencyToldOn } = emergency;
  const due = addDays(orderedOn, pack.rules['cii.emergency-paper-days'].value);
  if (signed !== null && signed.on <= due) return signed.markedEmergency && signed.namesOralDate ? 'settled' : 'unmarked';
  if (on <= due) return 'waiting';
  return agencyToldOn === null ? 'tell-agency' : 'reported';
}
