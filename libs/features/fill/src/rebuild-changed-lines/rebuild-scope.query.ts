import { type Tx, prepared } from '@cyclefill/platform/database';
import { z } from 'zod';
import { formatDay } from '@cyclefill/domain/kernel';
import type { BatchFacts, SnapshotPart } from '../compute-fill-batch/fill-snapshot.js';
import { isStockKept } from '../compute-fill-batch/stock.query.js';
import { ENGINE_VERSION } from '../engine-version.js';

const StandingRow = z.object({
  open: z.boolean(), moved: z.boolean(), whole: z.boolean(), from_version: z.string(), version: z.string(), rebuilds: z.int(),
  eligible: z.int(), filled: z.int(), excepted: z.int(), skipped: z.int(), reasons: z.record(z.string(), z.int()),
});
/** How a computed batch stands to the inputs of its facility. */
export type BatchStanding = z.output<typeof StandingRow>;

const STANDING = prepared(`
select b.is_current and b.closed_at is null and b.state in ('computed', 'planned', 'documented') as open, b.input_version < c.input_version as moved,
  b.input_version < c.all_changed_version or b.engine_version <> $2 as whole, b.input_version::text as from_version, c.input_version::text as version,
  (select count(*)::int from batch_rebuild r where r.batch_id = b.id) as rebuilds, b.eligible, b.filled, b.excepted, b.skipped, b.reasons
from fill_batch b join facility_clock c on c.facility_id = b.facility_id where b.id = $1 and b.computed_at is not null and b.input_version is not null`);

/** Null when the batch is not computed. `open` = it may be rebuilt; `whole` = what moved, or the engine, is under every order. */
export async function readStanding(tx: Tx, batchId: string): Promise<BatchStanding | null> {
  const [row] = await tx.query(
    StandingRow,
    STANDING,
    [batchId, ENGINE_VERSION],
  );
  return row ?? null;
}

/** What is decided anew: residents of changed orders with all their orders, since one order can be another's duplicate (E10). */
export interface ChangedPart extends SnapshotPart {
  /** Products whose lots are counted out anew: every line that takes of one of them is in the part, in its turn (E14, E15). */
  readonly products: ReadonlySet<string>;
}

const PartRow = z.object({ residents: z.array(z.string()), orders: z.array(z.string()), products: z.array(z.string()) });

const CHANGED = 'select id, resident_id from med_order where facility_id = $1 and changed_version > $2';
const WITH_ALL_ORDERS = `select coalesce(array_agg(distinct o.resident_id::text), '{}') as residents, coalesce(array_agg(o.id::text), '{}') as orders`;

const PART = prepared(`
with changed as (${CHANGED})
${WITH_ALL_ORDERS}, '{}'::text[] as products from med_order o where o.resident_id in (select resident_id from changed)`);

/** Where stock is kept, a changed order moves what is left of its product, before and after the change, for every other. */
const PART_WITH_STOCK = prepared(`
with changed as materialized (${CHANGED}),
products as materialized (
  select v.ndc11 from changed c join order_version v on v.order_id = c.id where v.superseded_at is null
  union
  select v.ndc11 from changed c join fill_line l on l.order_id = c.id and l.kind = 'cycle' and l.window_from = $4 and l.is_current
    join order_version v on v.id = l.order_version_id
),
part as materialized (
  select resident_id from changed
  union
  select l.resident_id from fill_line l join order_version v on v.id = l.order_version_id
  where l.batch_id = $3 and l.is_current and l.pulled > 0 and v.ndc11 in (select ndc11 from products)
)
${WITH_ALL_ORDERS}, array(select ndc11 from products) as products
from part p join med_order o on o.resident_id = p.resident_id`);

/** The part of a batch's facility that changed after a version of its inputs; null = none of its orders did. @param known the knowledge of the rebuild */
export async function readChangedPart(tx: Tx, batch: BatchFacts, fromVersion: string, known: Date): Promise<ChangedPart | null> {
  const changed = [batch.facilityId, fromVersion];
  const [row] = (await isStockKept(tx, known)) ? await tx.query(PartRow, PART_WITH_STOCK, [...changed, batch.id, formatDay(batch.window.from)]) : await tx.query(PartRow, PART, changed);
  if (row === undefined || row.orders.length === 0) return null;
  return { residents: row.residents, orders: row.orders, products: new Set(row.products), current: true };
}
