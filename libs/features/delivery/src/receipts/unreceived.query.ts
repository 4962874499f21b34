import { type AccessScope, instantSchema, scopeArrays } from '@cyclefill/contracts';
import { FOLLOW_UP_KINDS, countUnreceived, isRecent } from '@cyclefill/domain/delivery';
import { type EpochMinute, type Milli, formatMilli } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { TOTE_IN_SCOPE } from '../totes/tote-in-scope.js';

const item = z.object({
  itemId: z.uuid(), kind: z.enum(FOLLOW_UP_KINDS), recent: z.boolean().describe('left within the last 72 hours'), hours: z.int().describe('since it left'), facilityId: z.uuid(), toteId: z.uuid(), toteCode: z.string(),
  deliveryId: z.uuid(), packId: z.uuid().nullable(), code: z.string().nullable(), residentId: z.uuid(), residentCode: z.string(), orderId: z.uuid().nullable(), rxNumber: z.string().nullable(), missing: z.string(), controlled: z.boolean(),
  departedAt: instantSchema,
});

/** What was sent and did not arrive as it should, complete, oldest first; the counts are those of the list (F11). */
export const unreceivedSchema = z.object({
  counts: z.object({ recent: z.int().describe('sent in the last 72 hours and not received'), older: z.int(), followUp: z.int().describe('short, damaged or to be pulled') }), items: z.array(item),
}).meta({ id: 'Unreceived' });
export type Unreceived = z.output<typeof unreceivedSchema>;

const Row = item.omit({ recent: true, hours: true, missing: true }).extend({ missing: z.int(), now: z.date() });

const SQL = `
select i.id as "itemId", case when l.condition is null then 'unreceived' when l.condition in ('damaged', 'stopped') then l.condition else 'short' end as kind, t.facility_id as "facilityId", t.id as "toteId", t.code as "toteCode",
  n.id as "deliveryId", i.pack_id as "packId", p.code, i.resident_id as "residentId", r.code as "residentCode", coalesce(i.order_id, p.order_id) as "orderId", o.rx_number as "rxNumber",
  i.units_milli - coalesce(l.received_milli, 0) as missing, i.controlled, n.departed_at as "departedAt", now() as now
from tote t join van_run n on n.id = t.van_run_id and n.state = 'departed' join tote_item i on i.tote_id = t.id and i.pulled_at is null join resident r on r.id = i.resident_id
left join lateral (select l.condition, l.expected_milli, l.received_milli from receipt_line l where l.tote_item_id = i.id order by l.id desc limit 1) l on true
left join pack p on p.id = i.pack_id left join med_order o on o.id = coalesce(i.order_id, p.order_id)
where ${TOTE_IN_SCOPE} and ($3::uuid is null or t.facility_id = $3) and l.received_milli is distinct from i.units_milli and not exists (select from receipt_follow_up u where u.tote_item_id = i.id)
order by n.departed_at, i.id`;

/** What left and is not there, or not as it should be, and nobody has closed the question of. */
export class UnreceivedQuery {
  constructor(private readonly tx: Tx) {}

  async run(scope: AccessScope, facilityId: string | null): Promise<Unreceived> {
    const rows = await this.tx.query(Row, SQL, [...scopeArrays(scope), facilityId]);
    const minute = (at: Date): EpochMinute => Math.floor(at.getTime() / 60_000) as EpochMinute;
    const [first] = rows;
    const now = minute(first?.now ?? (await this.tx.now()));
    const left = rows.filter(({ kind }) => kind === 'unreceived').map(({ departedAt }) => minute(new Date(departedAt)));
    return {
      counts: { ...countUnreceived(left, now), followUp: rows.length - left.length },
      items: rows.map(({ now: _now, missing, ...row }) => {
        const at = minute(new Date(row.departedAt));
        return { ...row, missing: formatMilli(missing as Milli), recent: isRecent(at, now), hours: Math.floor((now - at) / 60) };
      }),
    };
  }
}
