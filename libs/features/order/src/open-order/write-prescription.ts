import { type Milli, addMilli, formatDay, timesMilli } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import type { ReadPrescription } from '../intake/read-prescription.js';

/** What a prescription authorises: its quantity once and once more for each refill (R117). */
export function authorised(quantity: Milli, refills: number): Milli {
  return addMilli(quantity, timesMilli(quantity, refills));
}

/** Records what a new order authorises, and that it was given by word in an emergency: then its signed prescription is due (R208). */
export async function writePrescription(tx: Tx, { facilityId, orderId, prescription }: { readonly facilityId: string; readonly orderId: string; readonly prescription: ReadPrescription }): Promise<void> {
  const { tenantId, userId } = tx.actor;
  const { quantity, refills, writtenOn, earliestFillOn, product, emergency, residentId } = prescription;
  await tx.execute(
    `insert into prescription (id, tenant_id, facility_id, order_id, written_on, dea_schedule, quantity_written_milli, refills_authorised, refills_used, authorised_left_milli, earliest_fill_on, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, now())`,
    [
      tx.newId(), tenantId, facilityId, orderId, formatDay(writtenOn), product.schedule, quantity, refills, authorised(quantity, refills),
      earliestFillOn === null ? null : formatDay(earliestFillOn),
    ],
  );
  if (!emergency) return;
  await tx.execute('insert into emergency_prescription (id, tenant_id, facility_id, resident_id, order_id, ordered_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, now(), $7)', [
    tx.newId(), tenantId, facilityId, residentId, orderId, formatDay(writtenOn), userId,
  ]);
}
