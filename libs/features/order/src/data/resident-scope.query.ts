import { type AccessScope, Refusal, scopeArrays } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const ResidentRow = z.object({ id: z.string(), facilityId: z.string(), zone: z.string(), now: z.date() });
export type ScopedResident = z.output<typeof ResidentRow>;

/** A wing of a scope covers whom the census has there now; a facility without wing everybody in it. */
const IN_SCOPE = `($1::uuid[] is null or exists (
  select from unnest($1::uuid[], $2::uuid[]) as s (facility_id, wing_id)
  where s.facility_id = r.facility_id and (s.wing_id is null or s.wing_id = (
    select e.wing_id from census_event e
    where e.resident_id = r.id and e.superseded_at is null and e.kind in ('placed', 'transfer') and e.from_at <= now() at time zone f.zone
    order by e.from_at desc limit 1))))`;

/** A resident whom the caller may see, with the clock of the facility. @throws Refusal `resident.not-found` */
export async function findResident(tx: Tx, scope: AccessScope, residentId: string): Promise<ScopedResident> {
  const [row] = await tx.query(
    ResidentRow, `select r.id, r.facility_id as "facilityId", f.zone, now() as now from resident r join facility f on f.id = r.facility_id where ${IN_SCOPE} and r.id = $3`,
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
