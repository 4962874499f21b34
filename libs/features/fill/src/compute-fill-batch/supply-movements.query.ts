import { type Day, type LocalMinute, type Milli, formatDay } from '@cyclefill/domain/kernel';
import type { SupplyMovement } from '@cyclefill/domain/cycle-fill';
import type { Tx } from '@cyclefill/platform/database';
import type { BatchFacts, SnapshotOrder, SnapshotPart } from './fill-snapshot.js';
import { LINES_THEN } from './lines-then.js';
import { asked, partStatement } from './part-statement.js';
import { localMinutes } from './snapshot-rows.js';

/** Up to which window, and with what knowledge, movements are read. */
export type MovementQuestion = Pick<BatchFacts, 'facilityId' | 'knownAt' | 'seenAt'> & { readonly before: Day };

interface MovementRow {
  order_id: string;
  kind: 'packed' | 'filled_on_demand' | 'taken_along' | 'ekit' | 'returned' | 'destroyed';
  at: number;
  units: number;
  /** Of a line what it was short of; of a leave what was filled for it. */
  other: number;
  until: number;
  reference: string;
  lost: boolean;
}

/** What a line that is filled on demand was short of is supplied by its fills, so it is no line of the ledger. */
const MOVEMENTS = partStatement(['uuid', 'date', 'timestamptz', 'timestamptz'], (among) => `
select l.order_id, 'packed' as kind, (l.window_from - date '1970-01-01') * 1440 as at, l.dispensed_milli as units, l.short_milli as other,
  (coalesce(l.fills_to, b.window_to) - date '1970-01-01') * 1440 as until, b.id::text as reference, false as lost
from fill_batch b join ${LINES_THEN} and l.status <> 'on_demand' and (l.dispensed_milli > 0 or l.short_milli > 0) and ${among('l.order_id')}
where b.facility_id = $1 and b.window_from < $2 and b.computed_at <= coalesce($3::timestamptz, 'infinity') and (b.is_current or b.superseded_at > $3)
union all
select d.order_id, 'filled_on_demand', (d.used_from - date '1970-01-01') * 1440, d.quantity_milli, 0, 0, d.code, r.early_reason in ('lost_dose', 'contaminated_dose')
from demand_fill d join refill_request r on r.id = d.refill_id
where d.facility_id = $1 and d.used_from <= $2 and d.filled_at < coalesce($3::timestamptz, 'infinity') and ${among('d.order_id')}
union all
select c.order_id, 'filled_on_demand', ${localMinutes('c.at')}::int, c.quantity_milli, 0, 0, c.id::text, false from cii_part c where c.facility_id = $1 and c.recorded_at <= $4 and ${among('c.order_id')}
union all
select r.order_id, 'returned', ${localMinutes('r.returned_at')}::int, r.units_milli, 0, 0, r.id::text, false from supply_return r where r.facility_id = $1 and r.accepted and r.recorded_at <= $4 and ${among('r.order_id')}
union all
select x.order_id, 'destroyed', ${localMinutes('x.destroyed_at')}::int, x.units_milli, 0, 0, x.id::text, false from destruction x where x.facility_id = $1 and x.recorded_at <= $4 and ${among('x.order_id')}
union all
select s.order_id, 'taken_along', ${localMinutes('s.leave_from')}::int, s.from_supply_milli + s.filled_milli, s.filled_milli, 0, s.id::text, false from leave_supply s where s.facility_id = $1 and s.recorded_at <= $4 and ${among('s.order_id')}
union all
select e.order_id, 'ekit', ${localMinutes('e.given_at')}::int, e.units_milli, 0, 0, e.id::text, false from ekit_use e where e.facility_id = $1 and e.recorded_at <= $4 and ${among('e.order_id')}`);

function movementsOf({ kind, at, units, other, until, reference, lost }: MovementRow): readonly SupplyMovement[] {
  const recorded = { at: at as LocalMinute, reference };
  if (kind === 'packed') return [{ kind, ...recorded, units: units as Milli, short: other as Milli, until: until as LocalMinute }];
  if (kind === 'taken_along') return [{ kind, ...recorded, units: units as Milli, filled: other as Milli }];
  if (kind !== 'filled_on_demand') return [{ kind, ...recorded, units: units as Milli }];
  const filled = { kind, ...recorded, units: units as Milli };
  return lost ? [{ kind: 'lost', ...recorded }, filled] : [filled];
}

/** What came and went for each order of a facility, or of a part of it, beside its doses (R138): the facts that its carry-in and its ledger are made of. */
export async function readMovements(tx: Tx, { facilityId, knownAt, seenAt, before }: MovementQuestion, part: SnapshotPart | null = null): Promise<ReadonlyMap<string, readonly SupplyMovement[]>> {
  const rows = await tx.raw<MovementRow>(...asked(MOVEMENTS, [facilityId, formatDay(before), seenAt, knownAt], part && [part.orders]));
  return new Map([...Map.groupBy(rows, (row) => row.order_id)].map(([orderId, own]) => [orderId, own.flatMap(movementsOf)]));
}

/** Orders with what moved; one of which nothing did is left as it is. */
export function withMovements(orders: readonly SnapshotOrder[], movements: ReadonlyMap<string, readonly SupplyMovement[]>): readonly SnapshotOrder[] {
  if (movements.size === 0) return orders;
  return orders.map((order) => {
    const moved = movements.get(order.orderId);
    return moved === undefined ? order : { ...order, moved };
  });
}

const RECORDED: ReadonlySet<SupplyMovement['kind']> = new Set(['taken_along', 'ekit', 'returned', 'destroyed']);

/** Ids of what people recorded of a supply: part of what a batch is computed from. */
export function recordedIds(movements: ReadonlyMap<string, readonly SupplyMovement[]>): readonly string[] {
  return [...movements.values()].flatMap((own) => own.flatMap(({ kind, reference }) => (RECORDED.has(kind) ? [reference] : [])));
}
