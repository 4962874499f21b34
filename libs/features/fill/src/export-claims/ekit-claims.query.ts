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

/** Whether a fill on demand came after a kit dose `u` before any batch did: then the fill is its remainder. */
const BEFORE_A_BATCH = `not exists (
  select from fill_line l2 join fill_batch b2 on b2.id = l2.batch_id
  where l2.order_id = u.order_id and l2.is_current and l2.dispensed_milli > 0 and b2.window_from > u.given_at::date and b2.window_from <= d.used_from)`;

/** By order, the doses given out of the emergency kit since the line before, up to the end of a batch's window (R124): each is billed by itself, and the line is their remainder. */
export async function readEkitClaims(tx: Tx, batchId: string): Promise<ReadonlyMap<string, readonly EkitClaim[]>> {
  const rows = await tx.query(
    UseRow,
    `select u.order_id, u.given_at::date::text as on, u.units_milli as units, u.ndc11
     from fill_batch b join fill_line l on l.batch_id = b.id and l.superseded_at is null and l.dispensed_milli > 0 join ekit_use u on u.order_id = l.order_id
     where b.id = $1 and u.given_at < b.window_to and u.given_at >= coalesce((
       select max(e.window_to) from fill_line f join fill_batch e on e.id = f.batch_id
       where f.order_id = l.order_id and f.is_current and f.dispensed_milli > 0 and e.window_from < b.window_from), '-infinity')
       and not exists (select from demand_fill d where d.order_id = u.order_id and d.supply_id is not null and d.used_from >= u.given_at::date and ${BEFORE_A_BATCH})
     order by u.given_at`,
    [batchId],
  );
  return byOrder(rows);
}

function byOrder(rows: readonly z.output<typeof UseRow>[]): ReadonlyMap<string, readonly EkitClaim[]> {
  return new Map([...Map.groupBy(rows, (row) => row.order_id)].map(([orderId, own]) => [orderId, own.map(({ on, units, ndc11 }) => ({ on, units: formatMilli(units as Milli), ndc11 }))]));
}

/** By order, the doses of the kit that a fill on demand is the remainder of: the first fill after them (R124). */
export async function readSupplyEkitClaims(tx: Tx, supplyId: string): Promise<ReadonlyMap<string, readonly EkitClaim[]>> {
  const rows = await tx.query(
    UseRow,
    `select u.order_id, u.given_at::date::text as on, u.units_milli as units, u.ndc11 from demand_fill d join ekit_use u on u.order_id = d.order_id and u.given_at::date <= d.used_from
     where d.supply_id = $1 and ${BEFORE_A_BATCH}
       and not exists (select from demand_fill e where e.order_id = d.order_id and e.supply_id is not null and e.used_from >= u.given_at::date and (e.used_from, e.id) < (d.used_from, d.id))
     order by u.given_at`,
    [supplyId],
  );
  return byOrder(rows);
}
