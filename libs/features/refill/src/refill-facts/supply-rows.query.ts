import { type Day, type Milli, addMilli, atMinute, timesMilli } from '@cyclefill/domain/kernel';
import { type PastFill, type Supply, arrivalsOfReceived, awaited } from '@cyclefill/domain/refill';
import type { SnapshotOrder } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type Reception, readReceptions } from './received-fills.query.js';

const FillRow = z.object({ order_id: z.string(), used_from: z.number(), quantity: z.number(), batch_id: z.string().nullable(), source: z.string().nullable() });
type FillRow = z.infer<typeof FillRow>;

/** What was packed or filled for an order since its supply was recorded; a batch id where a batch brings it. */
export interface RecordedFill extends PastFill {
  readonly batchId: string | null;
  /** What of it was received; null = the facility keeps no receipts, and what was filled is there. */
  readonly reception: Reception | null;
}

const SQL = `
select l.order_id, l.window_from - date '1970-01-01' as used_from, l.dispensed_milli as quantity, l.batch_id, l.batch_id as source
from fill_batch b join fill_line l on l.batch_id = b.id and l.is_current and l.dispensed_milli > 0
left join order_supply s on s.order_id = l.order_id and s.superseded_at is null
where b.facility_id = $1 and b.is_current and ($2::uuid is null or l.order_id = $2) and (s.id is null or s.recorded_at < coalesce(b.rebuilt_at, b.computed_at))
union all
select d.order_id, d.used_from - date '1970-01-01', d.quantity_milli, null, d.supply_id
from demand_fill d left join order_supply s on s.order_id = d.order_id and s.superseded_at is null
where d.facility_id = $1 and ($2::uuid is null or d.order_id = $2) and (s.id is null or s.recorded_at < d.filled_at)
union all
select c.order_id, c.at::date - date '1970-01-01', c.quantity_milli, null, c.id
from cii_part c left join order_supply s on s.order_id = c.order_id and s.superseded_at is null
where c.facility_id = $1 and ($2::uuid is null or c.order_id = $2) and (s.id is null or s.recorded_at < c.recorded_at)`;

/** The fills of a facility, or of one of its orders, that its own supply rows do not hold yet, by order. */
export async function readRecordedFills(tx: Tx, facilityId: string, orderId: string | null): Promise<ReadonlyMap<string, readonly RecordedFill[]>> {
  const rows = await tx.query(FillRow, SQL, [facilityId, orderId]);
  const receptions = await readReceptions(tx, facilityId, orderId);
  const recorded = ({ order_id: order, used_from: on, quantity, batch_id: batchId, source }: FillRow): RecordedFill =>
    ({ on: on as Day, quantity: quantity as Milli, batchId, reception: receptions.of(order, source, on as Day) });
  return new Map([...Map.groupBy(rows, (row) => row.order_id)].map(([order, own]) => [order, own.map(recorded).toSorted((a, b) => a.on - b.on)]));
}

/** Every fill that is known of an order: the last one it came with, and what was filled here since. */
export function fillsOf(order: SnapshotOrder, since: readonly RecordedFill[]): readonly PastFill[] {
  return order.lastFill === null ? since : [order.lastFill, ...since];
}

/** What was given back, destroyed or taken along on a leave: it leaves the supply at its moment, so it arrives below nothing. */
function takenAway({ moved = [] }: SnapshotOrder): Supply['arrivals'] {
  return moved.flatMap((one) => (one.kind === 'returned' || one.kind === 'destroyed' ? [{ at: one.at, quantity: timesMilli(one.units, -1) }] : one.kind === 'taken_along' ? [{ at: one.at, quantity: (one.filled - one.units) as Milli }] : []));
}

/** What the emergency kit gave (R124). */
export function kitOf({ moved = [] }: SnapshotOrder): NonNullable<Supply['kit']> {
  return moved.flatMap((one) => (one.kind === 'ekit' ? [{ at: one.at, quantity: one.units }] : []));
}

/** What the fills bring: what was filled, from its first day on; where receipts are kept what was received, when it was (F11). */
function brought(since: readonly RecordedFill[], today: Day): Supply['arrivals'] {
  return since.flatMap((fill) => (fill.reception === null ? [{ at: atMinute(fill.on), quantity: fill.quantity }] : arrivalsOfReceived({ ...fill, ...fill.reception }, today)));
}

/** Of an order's fills what was not received yet; null = no receipts are kept of any of them. */
export function awaitedOf(since: readonly RecordedFill[]): Milli | null {
  const kept = since.flatMap((fill) => (fill.reception === null ? [] : [awaited({ ...fill, ...fill.reception })]));
  return kept.length === 0 ? null : addMilli(...kept);
}

/** What is there: the count, or the last fill where nobody counted; all that came since, less what went. Null when neither is known. */
export function supplyOf(order: SnapshotOrder, since: readonly RecordedFill[], today: Day): Supply | null {
  const arrivals = [...brought(since, today), ...takenAway(order)];
  const kit = kitOf(order);
  if (order.onHand !== null) return { counted: order.onHand, arrivals, kit };
  if (order.lastFill !== null) return { counted: { at: atMinute(order.lastFill.on), quantity: order.lastFill.quantity }, arrivals, kit };
  const from = since.find(({ reception }) => reception !== null);
  if (from !== undefined) {
    // Nothing is known before the first fill: of it there is what came by its first day, be it nothing.
    const at = atMinute((since[0] ?? from).on);
    const there = arrivals.filter((one) => one.at <= at).map(({ quantity }) => quantity);
    return { counted: { at, quantity: Math.max(0, addMilli(...there)) as Milli }, arrivals: arrivals.filter((one) => one.at > at), kit };
  }
  const [first, ...later] = arrivals;
  return first === undefined ? null : { counted: first, arrivals: later, kit };
}
