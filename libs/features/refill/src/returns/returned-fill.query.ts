import type { Tx } from '@cyclefill/platform/database';
import type { Milli } from '@cyclefill/domain/kernel';
import { z } from 'zod';

const FillRow = z.object({ batch_id: z.string().nullable(), demand_fill_id: z.string().nullable(), dispensed_on: z.string(), packaging: z.string(), units: z.int(), returned: z.int() });

/** A fill of an order with what of it has not come back. */
export interface ReturnableFill {
  readonly batchId: string | null;
  readonly demandFillId: string | null;
  readonly dispensedOn: string;
  readonly multiDrug: boolean;
  readonly unitsOut: Milli;
}

const FILLS = `
select f.*, coalesce((select sum(r.units_milli) from supply_return r where r.accepted and (r.batch_id = f.batch_id or r.demand_fill_id = f.demand_fill_id)), 0)::int as returned from (
  select b.id as batch_id, null::uuid as demand_fill_id, (b.as_of at time zone fac.zone)::date::text as dispensed_on, l.packaging, l.dispensed_milli as units
  from fill_line l join fill_batch b on b.id = l.batch_id join facility fac on fac.id = b.facility_id where l.order_id = $1 and l.is_current and l.dispensed_milli > 0
  union all
  select null, d.id, (d.filled_at at time zone fac.zone)::date::text, 'card', d.quantity_milli from demand_fill d join facility fac on fac.id = d.facility_id where d.order_id = $1
) f where f.dispensed_on <= $2 and ($3::uuid is null or f.batch_id = $3) and ($4::uuid is null or f.demand_fill_id = $4) order by f.dispensed_on desc, f.batch_id, f.demand_fill_id limit 1`;

/** The newest fill of an order up to a day, or the one that a pack came from; null = none was made here. */
export async function readReturnableFill(tx: Tx, orderId: string, returnedOn: string, pack: PackContents | null): Promise<ReturnableFill | null> {
  const [row] = await tx.query(FillRow, FILLS, [orderId, returnedOn, pack?.batchId ?? null, pack?.demandFillId ?? null]);
  if (row === undefined) return null;
  return { batchId: row.batch_id, demandFillId: row.demand_fill_id, dispensedOn: row.dispensed_on, multiDrug: row.packaging === 'multi_dose', unitsOut: (row.units - row.returned) as Milli };
}

const PackRow = z.object({ order_id: z.string().nullable(), batch_id: z.string().nullable(), demand_fill_id: z.string().nullable(), units: z.int() });

/** What a pack holds: its one order, or none for a sheet of several drugs. */
export interface PackContents {
  readonly orderId: string | null;
  /** The batch or the fill on demand that it came from; neither for what was taken along on a leave. */
  readonly batchId: string | null;
  readonly demandFillId: string | null;
  readonly units: Milli;
}

/** A pack by the code on it. */
export async function readPackContents(tx: Tx, code: string): Promise<PackContents | null> {
  const [row] = await tx.query(
    PackRow,
    `select case when count(distinct c.order_id) = 1 then min(c.order_id::text) end as order_id, p.batch_id, (select d.id from demand_fill d where d.supply_id = p.supply_id) as demand_fill_id, sum(c.dose_milli)::int as units
     from pack p join pack_cell c on c.pack_id = p.id where p.is_current and p.code = $1 group by p.id`,
    [code],
  );
  return row === undefined ? null : { orderId: row.order_id, batchId: row.batch_id, demandFillId: row.demand_fill_id, units: row.units as Milli };
}
