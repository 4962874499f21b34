import { type Milli, formatMilli } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const UseRow = z.object({ order_id: z.string(), on: z.string(), units: z.number(), ndc11: z.string().nullable() });

/** Doses of the emergency kit that are billed with a line, as text. */
export interface EkitClaim {
  readonly on: string;
  readonly units: string;
  /** The product of the kit, which may be another maker's; null = not recorded. */
  readonly ndc11: string | null;
}

/** By order, the doses given out of the emergency kit since the line before, up to the end of a batch's window (R124): each is billed by itself, and the line is their remainder. */
export async function readEkitClaims(tx: Tx, batchId: string): Promise<ReadonlyMap<string, readonly EkitClaim[]>> {
  const rows = await tx.query(
    UseRow,
    `select u.order_id, u.given_at::date::text as on, u.units_milli as units, u.ndc11
     from fill_batch b join fill_line l on l.batch_id = b.id and l.superseded_at is null and l.dispensed_milli > 0 join ekit_use u on u.order_id = l.order_id
     where b.id = $1 and u.given_at < b.window_to and u.given_at >= coalesce((
       select max(e.window_to) from fill_line f join fill_batch e on e.id = f.batch_id
       where f.order_id = l.order_id and f.is_current and f.dispensed_milli > 0 and e.window_from < b.window_from), '-infinity')
     order by u.given_at`,
    [batchId],
  );
  return new Map([...Map.groupBy(rows, (row) => row.order_id)].map(([orderId, own]) => [orderId, own.map(({ on, units, ndc11 }) => ({ on, units: formatMilli(units as Milli), ndc11 }))]));
}
