import { type Milli, formatDay } from '@cyclefill/domain/kernel';
import { type Tx, prepared } from '@cyclefill/platform/database';
import type { BatchFacts, SnapshotOrder, SnapshotPart } from './fill-snapshot.js';
import { DECIDED_THEN, LINES_THEN } from './lines-then.js';
import { asked, partStatement } from './part-statement.js';

/** Orders and residents of which something was recorded after the knowledge of a batch. */
export interface ChangedSince {
  readonly orders: ReadonlySet<string>;
  readonly residents: ReadonlySet<string>;
}

/** Recorded, or closed, after `$2` and not after `$3`; null = up to now. */
const LATER = `facility_id = $1 and (recorded_at > $2 and recorded_at <= coalesce($3::timestamptz, 'infinity') or superseded_at > $2 and superseded_at <= coalesce($3::timestamptz, 'infinity'))`;

const ASKED_SINCE = ['uuid', 'timestamptz', 'timestamptz'];
const HOLDS_SINCE = prepared(`select distinct order_id from order_hold where ${LATER}`, ASKED_SINCE);
const STAYS_SINCE = prepared(`select resident_id from census_event where ${LATER} union select resident_id from resident_version where ${LATER}`, ASKED_SINCE);

/**
 * What the snapshot cannot show because it was recorded later: a hold, a stay, a discharge, an allergy. Such an order is
 * E17: it is looked at before it is packed (R105, R119). Late order versions are told by their own row.
 */
export async function readChangedSince(tx: Tx, { facilityId, knownAt, seenAt }: BatchFacts): Promise<ChangedSince> {
  const asked = [facilityId, knownAt, seenAt];
  const [holds, stays] = await Promise.all([tx.raw<{ order_id: string }>(HOLDS_SINCE, asked), tx.raw<{ resident_id: string }>(STAYS_SINCE, asked)]);
  return { orders: new Set(holds.map((row) => row.order_id)), residents: new Set(stays.map((row) => row.resident_id)) };
}

interface DispensedRow {
  order_id: string;
  units: number;
  fills: number;
}

const TAKEN = partStatement(['uuid', 'date', 'timestamptz'], (among) => `
select t.order_id, sum(t.units)::float8 as units, sum(t.fill)::int as fills from (
   select l.order_id, l.dispensed_milli as units, 1 as fill
   from fill_batch b join ${LINES_THEN} and l.dispensed_milli > 0 and ${among('l.order_id')}
   join prescription p on p.facility_id = $1 and p.order_id = l.order_id and p.recorded_at < ${DECIDED_THEN}
     and p.recorded_at <= coalesce($3::timestamptz, 'infinity') and (p.superseded_at is null or p.superseded_at > $3)
   where b.facility_id = $1 and b.window_from < $2 and b.computed_at <= coalesce($3::timestamptz, 'infinity') and (b.is_current or b.superseded_at > $3)
   union all
   select d.order_id, d.quantity_milli, 1
   from demand_fill d join prescription p on p.facility_id = $1 and p.order_id = d.order_id and p.recorded_at < d.filled_at
     and p.recorded_at <= coalesce($3::timestamptz, 'infinity') and (p.superseded_at is null or p.superseded_at > $3)
   where d.facility_id = $1 and d.filled_at < coalesce($3::timestamptz, 'infinity') and ${among('d.order_id')}
   union all
   select c.order_id, c.quantity_milli, 1
   from cii_part c join prescription p on p.facility_id = $1 and p.order_id = c.order_id and p.recorded_at < c.recorded_at
     and p.recorded_at <= coalesce($3::timestamptz, 'infinity') and (p.superseded_at is null or p.superseded_at > $3)
   where c.facility_id = $1 and c.recorded_at < coalesce($3::timestamptz, 'infinity') and ${among('c.order_id')}
   union all
   select s.order_id, s.units, s.fill from (
     select order_id, facility_id, filled_milli as units, 1 as fill, recorded_at from leave_supply where filled_milli > 0
     union all select order_id, facility_id, units_milli, 0, recorded_at from ekit_use
   ) s join prescription p on p.facility_id = $1 and p.order_id = s.order_id and p.recorded_at < s.recorded_at
     and p.recorded_at <= coalesce($3::timestamptz, 'infinity') and (p.superseded_at is null or p.superseded_at > $3)
   where s.facility_id = $1 and s.recorded_at < coalesce($3::timestamptz, 'infinity') and ${among('s.order_id')}
 ) t group by t.order_id`);

/**
 * What batches of earlier windows, fills on demand and for leaves, parts of a C-II and doses from the emergency kit took from each prescription since it was recorded: the authorisation
 * counts down (R117, R118). Of a batch that is already computed, only what was filled before it.
 */
export async function readTaken(tx: Tx, batch: BatchFacts, part: SnapshotPart | null): Promise<ReadonlyMap<string, { readonly units: Milli; readonly fills: number }>> {
  const rows = await tx.raw<DispensedRow>(...asked(TAKEN, [batch.facilityId, formatDay(batch.window.from), batch.seenAt], part && [part.orders]));
  return new Map(rows.map((row) => [row.order_id, { units: row.units as Milli, fills: row.fills }]));
}

const PREVIOUS_PRODUCTS = partStatement(['uuid', 'date', 'timestamptz'], (among) => `
select l.order_id, before.ndc11
from fill_batch b join ${LINES_THEN} and l.dispensed_milli > 0 and ${among('l.order_id')}
join order_version before on before.id = l.order_version_id and before.superseded_at is not null
where b.facility_id = $1 and b.is_current and b.window_from = $2`);

/** The product of each line of the window before whose order has changed since: another one now is E21. */
export async function readPreviousProducts(tx: Tx, batch: BatchFacts, part: SnapshotPart | null): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.raw<{ order_id: string; ndc11: string }>(...asked(PREVIOUS_PRODUCTS, [batch.facilityId, formatDay(batch.previousFrom), batch.seenAt], part && [part.orders]));
  return new Map(rows.map((row) => [row.order_id, row.ndc11]));
}

/** Fills that are refills: of a prescription that had none the first is its first fill, and uses no refill (R205). */
function refillsOf({ everFilled }: SnapshotOrder, fills: number): number {
  return everFilled ? fills : Math.max(0, fills - 1);
}

/** Orders with what became known, and was taken, beside their own rows. */
export function withAfterwards(orders: readonly SnapshotOrder[], changed: ChangedSince, taken: Awaited<ReturnType<typeof readTaken>>, previous: ReadonlyMap<string, string>): readonly SnapshotOrder[] {
  if (changed.orders.size === 0 && changed.residents.size === 0 && taken.size === 0 && previous.size === 0) return orders;
  return orders.map((order) => {
    const [used, previousNdc11] = [taken.get(order.orderId), previous.get(order.orderId) ?? null];
    const changedSince = changed.orders.has(order.orderId) || changed.residents.has(order.residentId);
    if (used === undefined && previousNdc11 === null && !changedSince) return order;
    return {
      ...order,
      changedSince: order.changedSince || changedSince,
      authorisedLeft: Math.max(0, order.authorisedLeft - (used?.units ?? 0)) as Milli,
      refillsUsed: order.refillsUsed + refillsOf(order, used?.fills ?? 0),
      everFilled: order.everFilled || (used?.fills ?? 0) > 0,
      previousNdc11,
    };
  });
}
