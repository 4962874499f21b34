import { type Day, type EpochMinute, type LocalMinute, type Milli, day } from '@cyclefill/domain/kernel';
import type { ReceivedFill } from '@cyclefill/domain/refill';
import { facilityZone } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const SettingRow = z.object({ kept: z.boolean(), effective_from: z.string(), zone: z.string() });
const CameRow = z.object({ order_id: z.string(), source: z.string(), came: z.number(), at: z.date().nullable(), local_at: z.number().nullable(), missing: z.number() });

/** What came of a fill, and what of it will not come. */
export type Reception = Pick<ReceivedFill, 'came' | 'missing'>;

/** What a facility said it received. */
export interface Receptions {
  /** Of an order's fill for a day; null = the facility kept no receipts for that day, so that what was filled counts as there. `source`: its batch, supply outside a cycle, or C-II part. */
  of(orderId: string, source: string | null, on: Day): Reception | null;
}

const NOT_KEPT: Receptions = { of: () => null };
const NOTHING: Reception = { came: [], missing: 0 as Milli };

const SETTINGS = `
select s.kept, s.effective_from::text as effective_from, f.zone from receipt_setting s join facility f on f.id = s.facility_id
where s.facility_id = $1 and s.superseded_at is null order by s.effective_from desc`;

/**
 * The newest line of each item, else what the pharmacy decided about it. A pack that was voided or recalled is none of the supply.
 * What came back without ever having been received leaves a supply that it never came to: it comes as it goes.
 */
const CAME = `
with item as (
  select i.*, l.condition, l.expected_milli, l.received_milli, l.received_at, u.decision, u.decided_at
  from tote t join tote_item i on i.tote_id = t.id and i.pulled_at is null
  left join lateral (select l.condition, l.expected_milli, l.received_milli, r.received_at from receipt_line l join receipt r on r.id = l.receipt_id where l.tote_item_id = i.id order by l.id desc limit 1) l on true
  left join receipt_follow_up u on u.tote_item_id = i.id
  where t.facility_id = $1 and (l.condition is not null or u.decision is not null)
), told as (
  select i.*, case when i.decision = 'arrived' then i.decided_at else i.received_at end as at,
    case when i.decision = 'arrived' or i.received_milli = i.units_milli then i.units_milli else coalesce(i.received_milli, 0) end as there
  from item i
)
select i.order_id, coalesce(i.batch_id, i.supply_id, i.part_id) as source, i.there as came, i.at, null::int as local_at, i.units_milli - i.there as missing
from told i where i.order_id is not null and ($2::uuid is null or i.order_id = $2)
union all
select c.order_id, coalesce(p.batch_id, p.supply_id), case when i.there = i.units_milli then sum(c.dose_milli) else 0 end::int, i.at, null, case when i.there = i.units_milli then 0 else sum(c.dose_milli) end::int
from told i join pack p on p.id = i.pack_id and p.is_current and p.state not in ('void', 'recalled') join pack_cell c on c.pack_id = p.id
where $2::uuid is null or c.order_id = $2 group by i.id, i.at, i.there, i.units_milli, p.id, c.order_id
union all
select r.order_id, coalesce(p.batch_id, p.supply_id), r.units_milli, null, (extract(epoch from r.returned_at) / 60)::int, 0
from pack_return x join supply_return r on r.id = x.return_id and r.accepted join pack p on p.id = x.pack_id
where r.facility_id = $1 and not x.was_received and ($2::uuid is null or r.order_id = $2)`;

/** What a facility received of its fills, or of those of one order (F11). */
export async function readReceptions(tx: Tx, facilityId: string, orderId: string | null): Promise<Receptions> {
  const settings = await tx.query(SettingRow, SETTINGS, [facilityId]);
  const [setting] = settings;
  if (setting === undefined) return NOT_KEPT;
  const zone = facilityZone(setting.zone);
  const rows = await tx.query(CameRow, CAME, [facilityId, orderId]);
  const receptions = new Map([...Map.groupBy(rows, (row) => `${row.order_id} ${row.source}`)].map(([key, own]): [string, Reception] => [key, {
    came: own.flatMap(({ came, at, local_at: localAt }) => {
      const moment = localAt ?? (at === null ? null : zone.toLocal(Math.floor(at.getTime() / 60_000) as EpochMinute));
      return came === 0 || moment === null ? [] : [{ at: moment as LocalMinute, quantity: came as Milli }];
    }),
    missing: own.reduce((sum, { missing }) => sum + missing, 0) as Milli,
  }]));
  const keptFrom = settings.map((row) => ({ kept: row.kept, from: day(row.effective_from) }));
  return {
    of: (order, source, on) => (source !== null && keptFrom.find(({ from }) => from <= on)?.kept === true ? (receptions.get(`${order} ${source}`) ?? NOTHING) : null),
  };
}
