import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ order_id: z.string(), id: z.string(), status: z.string() });

/** The newest renewal that was asked for of each order of a facility, by order id. */
export async function readNewestRenewals(tx: Tx, facilityId: string): Promise<ReadonlyMap<string, { readonly id: string; readonly status: string }>> {
  const rows = await tx.query(Row, 'select distinct on (order_id) order_id, id, status from renewal_request where facility_id = $1 order by order_id, id desc', [facilityId]);
  return new Map(rows.map(({ order_id: orderId, id, status }) => [orderId, { id, status }]));
}
