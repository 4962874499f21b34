import { type Day, type Milli, addDays } from '@cyclefill/domain/kernel';
import type { DeaSchedule } from '@cyclefill/domain/law';

/** Why units that come back are not taken for use again. */
export const RETURN_REFUSALS = ['state_forbids', 'controlled', 'opened', 'left_custody', 'multi_drug', 'expired', 'expiry_unknown', 'too_late', 'not_dispensed_here'] as const;
export type ReturnRefusal = (typeof RETURN_REFUSALS)[number];

/** What a state allows; where nobody recorded it, nothing is. */
export interface ReturnRule {
  readonly reuseAllowed: boolean;
  readonly controlledAllowed: boolean;
  /** Days from the day it was dispensed. */
  readonly withinDays: number;
}

/** What a payer credits; where nobody recorded it, nothing is. */
export interface CreditRule {
  readonly creditAllowed: boolean;
  readonly handlingFeeCents: number;
}

/** Units that are brought back, and the fill they came from. */
export interface ReturnedUnits {
  readonly units: Milli;
  readonly schedule: DeaSchedule | null;
  /** Tamper-evident seal and all doses intact. */
  readonly sealed: boolean;
  /** Never out of the trained control of the facility: not with the resident, not with the family. */
  readonly inCustody: boolean;
  /** From a pack of several drugs: adulterated once it has left (R143). */
  readonly multiDrug: boolean;
  /** null = nobody knows. */
  readonly expiresOn: Day | null;
  readonly returnedOn: Day;
  /** The fill of which so many units are still out; null = none was made here. */
  readonly fill: { readonly dispensedOn: Day; readonly unitsOut: Milli } | null;
}

/** Why a return is refused, every reason there is; none = it is accepted (R142–R144). Deny by default. */
export function returnRefusals(returned: ReturnedUnits, rule: ReturnRule): readonly ReturnRefusal[] {
  const { schedule, expiresOn, returnedOn, fill } = returned;
  const holds: Readonly<Record<ReturnRefusal, boolean>> = {
    state_forbids: !rule.reuseAllowed,
    controlled: schedule !== null && !rule.controlledAllowed,
    opened: !returned.sealed,
    left_custody: !returned.inCustody,
    multi_drug: returned.multiDrug,
    expired: expiresOn !== null && expiresOn <= returnedOn,
    expiry_unknown: expiresOn === null,
    too_late: fill !== null && returnedOn > addDays(fill.dispensedOn, rule.withinDays),
    not_dispensed_here: fill === null || returned.units > fill.unitsOut,
  };
  return RETURN_REFUSALS.filter((refusal) => holds[refusal]);
}

/** Credit of accepted units in cents (R145): units × price at dispense, half a cent up, less the handling fee, never below nothing. */
export function creditCents(units: Milli, unitPriceMills: number, rule: CreditRule): number {
  if (!rule.creditAllowed) return 0;
  return Math.max(0, Math.round((units * unitPriceMills) / 10_000) - rule.handlingFeeCents);
}
