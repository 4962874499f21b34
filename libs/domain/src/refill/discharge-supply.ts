import type { LocalMinute, Milli } from '@cyclefill/domain/kernel';
import type { FillOrder, ResidentContext } from '@cyclefill/domain/cycle-fill';
import { dueDoses } from '@cyclefill/domain/regimen';
import { type DosesAlong, fromSupplyThenFilled, notTakenAlong } from './doses-along.js';

/** Why a resident does not go home with an order's doses. `controlled`: nobody ordered its release; `not_sent`: it is none of those that go home. */
export const DISCHARGE_OMISSIONS = ['as_needed', 'own_container', 'cannot_be_told', 'no_dose', 'controlled', 'not_sent'] as const;
export type DischargeOmission = (typeof DISCHARGE_OMISSIONS)[number];

/** An order with what is there when its resident goes home. */
export interface DischargeQuestion {
  readonly order: FillOrder;
  readonly resident: ResidentContext;
  readonly at: LocalMinute;
  /** End of the days that the supply is to last. */
  readonly to: LocalMinute;
  /** Whether it is one of the orders that go home. */
  readonly sent: boolean;
  /** C-II to C-V that no prescriber ordered to go home. */
  readonly keptBack: boolean;
  /** Balance of the ledger at the discharge: what is on hand. */
  readonly balance: Milli;
  readonly countable: boolean;
  /** What may be filled for it: the authorisation, or nothing where law or a person is in the way. */
  readonly mayFill: Milli;
}

/** What a resident goes home with of one order, and what of its supply stays behind: to be returned or destroyed (R142, R144). */
export interface DischargeSupply extends DosesAlong {
  readonly left: Milli;
}

/**
 * What a resident goes home with (R123, R128): the doses of the days after the discharge as if the stay went on, whole and in
 * time order, out of what is on hand, since nobody else may have it, the rest filled.
 */
export function dischargeSupply(question: DischargeQuestion): DischargeSupply | DischargeOmission {
  const { order, resident, at, to, sent, keptBack, balance, mayFill } = question;
  if (!sent) return 'not_sent';
  if (keptBack) return 'controlled';
  const why = notTakenAlong(question);
  if (why !== null) return why;
  const doses = dueDoses(order, { ...resident, presence: { absences: [], dischargedAt: null } }, at, to);
  if (doses.length === 0) return 'no_dose';
  const along = fromSupplyThenFilled(doses, Math.max(0, balance), mayFill);
  return { ...along, left: Math.max(0, balance - along.fromSupply) as Milli };
}
