import { type Milli, formatDay } from '@cyclefill/domain/kernel';
import { type ContainerBalance, type Movement, freeIn, usableFor } from '@cyclefill/domain/stock';
import { FacilityInputs } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { Container } from '../containers/containers.js';

/** A container before and after a line of the ledger. */
export interface FreeChange {
  readonly container: Container;
  readonly before: ContainerBalance;
  readonly after: ContainerBalance;
  readonly movement: Movement;
  /** For which batch; null = for none. */
  readonly batchId: string | null;
}

const AffectedRow = z.object({ facility_id: z.string(), order_id: z.string() });
const KeptRow = z.object({ kept: z.boolean() });

/*
 * Orders of a product in batches that may come out otherwise. A batch whose lines are covered, before and after, by what lasts to
 * its last dose has no finding either way, whatever the order of its lines (E14, E15). What is kept for it or was used for it is its
 * own: what is taken for a batch changes others alone, what is spilt of its own (`own`) it alone. One that is opened and not computed reads stock as it was then, so that it is told.
 */
const AFFECTED = `
with change as (select * from unnest($2::text[], $3::date[], $4::integer[], $5::uuid[], $6::boolean[]) d(ndc11, expires_on, units, batch_id, own)),
ordered as materialized (
  select v.ndc11, v.order_id, v.facility_id from order_version v where v.tenant_id = $1 and v.superseded_at is null and v.ndc11 in (select ndc11 from change)
),
wanted as (
  select l.batch_id, l.facility_id, o.ndc11, array_agg(l.order_id) as orders, sum(l.pulled) * 1000 as units, max((l.pack_to - interval '1 minute')::date) as last_dose
  from ordered o join fill_line l on l.order_id = o.order_id and l.is_current and l.kind = 'cycle' and l.pulled > 0
  join fill_batch b on b.id = l.batch_id
  where b.is_current and b.closed_at is null and b.state in ('computed', 'planned', 'documented') and b.window_from >= current_date - 1
  group by l.batch_id, l.facility_id, o.ndc11
),
judged as (
  select w.facility_id, w.orders, w.units as wanted,
    (select coalesce(sum(s.units_milli), 0) from stock_lot s where s.tenant_id = $1 and s.ndc11 = w.ndc11 and s.superseded_at is null and s.expires_on >= w.last_dose)
    + (select coalesce(sum(m.reserved_milli - case when m.kind in ('use', 'return') then m.milli else 0 end), 0) from stock_movement m join stock_container c on c.id = m.container_id
       where m.batch_id in (select e.id from fill_batch b join fill_batch e on e.cycle_id = b.cycle_id and e.window_from = b.window_from where b.id = w.batch_id) and m.ndc11 = w.ndc11 and c.expires_on >= w.last_dose) as after,
    (select coalesce(sum(d.units), 0) from change d where d.ndc11 = w.ndc11 and d.expires_on >= w.last_dose and (d.batch_id is not distinct from w.batch_id) = d.own) as change
  from wanted w
)
select distinct facility_id, unnest(orders) as order_id from judged where least(after, after - change) < wanted
union
select o.facility_id, o.order_id from ordered o where exists (select from fill_batch b where b.facility_id = o.facility_id and b.is_current and b.state = 'opened')`;

/** Says which orders' inputs moved with stock: those of batches that can come out otherwise, so that a scan at the bench rebuilds nothing. */
export class StockInputs {
  constructor(private readonly tx: Tx) {}

  async moved(changes: readonly FreeChange[]): Promise<void> {
    const freed = changes.flatMap(shiftOf);
    if (freed.length === 0) return;
    if (await this.isFirst()) return this.tx.get(FacilityInputs).everyFacilityMoved();
    const rows = await this.tx.query(AffectedRow, AFFECTED, [
      this.tx.actor.tenantId, freed.map(({ ndc11 }) => ndc11), freed.map(({ expiresOn }) => expiresOn), freed.map(({ units }) => units), freed.map(({ batchId }) => batchId), freed.map(({ own }) => own),
    ]);
    if (rows.length === 0) return;
    await this.tx.get(FacilityInputs).moved({ whole: [], facilities: [...new Set(rows.map((row) => row.facility_id))], orders: rows.map((row) => row.order_id), residents: [] });
  }

  /** Whether the pharmacy keeps stock here since this very transaction: until then no batch knew of any. */
  private async isFirst(): Promise<boolean> {
    const [row] = await this.tx.query(
      KeptRow, `select exists (select from stock_lot s where s.tenant_id = $1 and s.xmin <> pg_current_xact_id()::xid) as kept`, [this.tx.actor.tenantId],
    );
    return row?.kept !== true;
  }
}

interface Shift {
  readonly ndc11: string;
  readonly expiresOn: string;
  readonly units: Milli;
  readonly batchId: string | null;
  readonly own: boolean;
}

/** How the units that batches may take changed, and of which of them. */
function shiftOf({ container: { ndc11, expiresOn }, before, after, movement, batchId }: FreeChange): readonly Shift[] {
  const shift = (units: number, own: boolean): readonly Shift[] => (units === 0 ? [] : [{ ndc11, expiresOn: formatDay(expiresOn), units: units as Milli, batchId, own }]);
  const free = freeIn(after) - freeIn(before);
  const spilt = movement.kind === 'waste' && batchId !== null ? usableFor(after, batchId) - usableFor(before, batchId) : 0;
  return [...shift(free, false), ...shift(spilt, true)];
}
