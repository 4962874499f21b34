import { PACK_ORDER_STATES } from '@cyclefill/domain/bench';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ orderId: z.string(), rxNumber: z.string(), ndc11: z.string(), state: z.enum(PACK_ORDER_STATES) });

/** An order of a pack as a scan is held against it. */
export type ScannedOrder = z.output<typeof Row>;

export function readScannedOrders(tx: Tx, packId: string): Promise<ScannedOrder[]> {
  return tx.query(
    Row,
    `select distinct c.order_id as "orderId", v.rx_number as "rxNumber", coalesce(o.ndc11, v.ndc11) as ndc11, coalesce(o.state, 'open') as state
     from pack_cell c join order_version v on v.order_id = c.order_id and v.superseded_at is null left join pack_order o on o.pack_id = c.pack_id and o.order_id = c.order_id
     where c.pack_id = $1 order by "orderId"`,
    [packId],
  );
}
