import type { Day, LocalMinute, Milli } from '@cyclefill/domain/kernel';
import type { PackedDose } from '@cyclefill/domain/packing';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { localMinutes } from '../compute-fill-batch/snapshot-rows.js';

const Cell = z.object({ at: z.int(), dose: z.int() });
const Row = z.object({
  supply_id: z.string(), kind: z.enum(['demand', 'leave', 'discharge']), resident: z.string(), rx_number: z.string(), order_id: z.string(), resident_id: z.string(), part: z.int(), parts: z.int(), service_on: z.int(),
  next_on: z.int().nullable(), days_supply: z.int().nullable(), quantity: z.int(), ndc11: z.string(), dose_unit: z.string(), payer: z.string(), part_d: z.boolean(), residence_code: z.string(), clarification: z.string(),
  cells: z.array(Cell).nullable(),
});

/** One claim of a supply outside a cycle, as it was decided when it was filled, with the doses in its cells. */
export interface StoredSupplyClaim extends Omit<z.output<typeof Row>, 'cells' | 'quantity' | 'service_on'> {
  readonly serviceOn: Day;
  readonly quantity: Milli;
  readonly packed: readonly PackedDose[];
}

/**
 * A supply goes with the first batch whose window ends after it was used first, of the cycle that its resident's wing had on
 * that day, else of the facility's: each is in exactly one run's claims, also where the wing is given another cycle later.
 */
const SQL = `
select c.supply_id, s.kind, r.code as resident, o.rx_number, c.order_id, s.resident_id, c.part, c.parts, c.service_on - date '1970-01-01' as service_on,
  lead(c.service_on) over (partition by c.supply_id, c.order_id order by c.part) - date '1970-01-01' as next_on,
  c.days_supply, c.quantity_milli as quantity, c.ndc11, c.dose_unit, c.payer, c.part_d, c.residence_code, c.clarification,
  case when s.kind = 'demand' then (select jsonb_agg(jsonb_build_object('at', ${localMinutes('k.at')}::int, 'dose', k.dose_milli) order by k.at)
    from pack p join pack_cell k on k.pack_id = p.id where p.supply_id = c.supply_id and p.order_id = c.order_id and p.is_current) end as cells
from fill_batch b join outside_supply s on s.facility_id = b.facility_id
cross join lateral (select min(f.service_on) as on from supply_claim f where f.supply_id = s.id) first
join supply_claim c on c.supply_id = s.id join resident r on r.id = s.resident_id join med_order o on o.id = c.order_id
where b.id = $1
  and b.wing_id is not distinct from (select y.wing_id from cycle y where y.facility_id = s.facility_id and y.wing_id = s.wing_id and (y.starts_on is null or y.starts_on <= first.on) limit 1)
  and first.on < b.window_to and first.on >= coalesce((
    select max(e.window_to) from fill_batch e where e.facility_id = b.facility_id and e.wing_id is not distinct from b.wing_id and e.is_current and e.window_from < b.window_from), '-infinity')
order by r.code collate "C", o.rx_number collate "C", c.supply_id, c.part`;

/** Claims of the supplies outside the cycle that are billed with a batch, by resident, Rx number and the order in which they were filled. */
export async function readSupplyClaims(tx: Tx, batchId: string): Promise<readonly StoredSupplyClaim[]> {
  const rows = await tx.query(Row, SQL, [batchId]);
  return rows.map(({ cells, quantity, service_on: serviceOn, ...row }) => ({
    ...row, serviceOn: serviceOn as Day, quantity: quantity as Milli, packed: (cells ?? []).map(({ at, dose }) => ({ at: at as LocalMinute, dose: dose as Milli })),
  }));
}
