import { type LocalMinute, type Milli, ZERO, dayOf } from '@cyclefill/domain/kernel';
import { checkPrescriptionLimits } from '@cyclefill/domain/law';
import type { SnapshotOrder } from '@cyclefill/features/fill';
import type { SuppliedResident } from '../returns/supplied-order.query.js';

/** What may be filled for who goes without a person: nothing of a C-II (R204), of an order in doubt, of what the clinical checks interrupt, or past what the law sets. */
export function mayFill({ snapshot, resident, stopped }: SuppliedResident, order: SnapshotOrder, from: LocalMinute): Milli {
  const limits = checkPrescriptionLimits(order, dayOf(from), order.orderId, snapshot.rules.forPayer(resident.payer));
  return order.schedule === 'CII' || !order.prescriberKnown || !resident.allergiesRecorded || stopped.has(order.orderId) || limits.length > 0 ? ZERO : order.authorisedLeft;
}
