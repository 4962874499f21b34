import { type AccessScope, Refusal, scopeArrays } from '@cyclefill/contracts';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const ResidentRow = z.object({ id: z.string(), facilityId: z.string(), zone: z.string(), now: z.date() });
export type ScopedResident = z.output<typeof ResidentRow>;

/** A resident whom the caller may see, with the clock of the facility. @throws Refusal `resident.not-found` */
export async function findResident(tx: Tx, scope: AccessScope, residentId: string): Promise<ScopedResident> {
  const [row] = await tx.query(
    ResidentRow, `select r.id, r.facility_id as "facilityId", f.zone, now() as now from resident r join facility f on f.id = r.facility_id where ${residentInScope({ facility: 'r.facility_id', resident: 'r.id' })} and r.id = $3`,
    [...scopeArrays(scope), residentId],
  );
  if (row === undefined) throw new Refusal('resident.not-found');
  return row;
}

const OrderRow = z.object({ resident_id: z.string() });

/** The resident of an order whom the caller may see. @throws Refusal `order.not-found` */
export async function findOrderResident(tx: Tx, scope: AccessScope, orderId: string): Promise<ScopedResident> {
  const [row] = await tx.query(OrderRow, 'select resident_id from med_order where id = $1', [orderId]);
  if (row === undefined) throw new Refusal('order.not-found');
  return findResident(tx, scope, row.resident_id).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('order.not-found', { cause: error }) : error;
  });
}
