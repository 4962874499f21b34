import { type LocalMinute, type Milli, type MinuteRange, ZERO } from '@cyclefill/domain/kernel';
import type { FillOrder, ResidentContext } from '@cyclefill/domain/cycle-fill';
import { type DueDose, dueDoses } from '@cyclefill/domain/regimen';
import { type DosesAlong, fromSupplyThenFilled, notTakenAlong } from './doses-along.js';

/** Why nothing of an order is made up for a leave. */
export const LEAVE_OMISSIONS = ['as_needed', 'own_container', 'cannot_be_told', 'no_dose'] as const;
export type LeaveOmission = (typeof LEAVE_OMISSIONS)[number];

/** An order with what is there when the leave begins. */
export interface LeaveQuestion {
  readonly order: FillOrder;
  readonly resident: ResidentContext;
  readonly leave: MinuteRange & { readonly to: LocalMinute };
  /** Balance of the ledger when the leave begins. */
  readonly balance: Milli;
  /** End of the last window that is packed; null = none is. What is due there after the return stays. */
  readonly packedTo: LocalMinute | null;
  /** A unit-dose product that is counted out; all else goes along in its container. */
  readonly countable: boolean;
  /** `supply` = what is spare is used first; `separate` = all is filled anew. */
  readonly source: 'supply' | 'separate';
  /** What may be filled for it: the authorisation, or nothing where law or a person is in the way. */
  readonly mayFill: Milli;
}

/** Doses that the leave itself takes out of the facility: as if it were not, other absences and holds as they are. */
function takenDoses({ order, resident, leave }: LeaveQuestion): readonly DueDose[] {
  const absences = resident.presence.absences.filter(({ from, to }) => from >= leave.to || (to !== null && to <= leave.from));
  return dueDoses(order, { ...resident, presence: { ...resident.presence, absences } }, leave.from, leave.to);
}

/** Units of the supply that are not needed after the return (R138): the balance less the doses due from the leave to the end of what is packed. */
function spareOf({ order, resident, leave, balance, packedTo }: LeaveQuestion): number {
  if (packedTo === null || packedTo <= leave.from) return balance;
  const kept = dueDoses(order, resident, leave.from, packedTo).reduce((sum, { dose }) => sum + dose, 0);
  return Math.max(0, balance - kept);
}

/**
 * What a resident takes along on a leave (R122, R123): every dose due while away, whole doses, in time order. The leave must
 * be in the census: then its doses are not due in the facility, and nothing is counted twice.
 */
export function leaveSupply(question: LeaveQuestion): DosesAlong | LeaveOmission {
  const { source, mayFill } = question;
  const why = notTakenAlong(question);
  if (why !== null) return why;
  const doses = takenDoses(question);
  return doses.length === 0 ? 'no_dose' : fromSupplyThenFilled(doses, source === 'supply' ? spareOf(question) : ZERO, mayFill);
}

/** The end of the last window packed that began by a moment; null = none was. */
export function packedTo(order: FillOrder, at: LocalMinute): LocalMinute | null {
  const ends = (order.moved ?? []).flatMap((one) => (one.kind === 'packed' && one.at <= at ? [one.until] : []));
  return ends.length === 0 ? null : (Math.max(...ends) as LocalMinute);
}
