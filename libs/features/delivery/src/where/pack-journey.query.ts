import { PACK_STATES } from '@cyclefill/domain/bench';
import { RECEIPT_CONDITIONS } from '@cyclefill/domain/delivery';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const PackRow = z.object({
  id: z.string(), code: z.string(), residentId: z.string(), state: z.enum(PACK_STATES), current: z.boolean(), outOfDate: z.boolean(), batchId: z.string().nullable(), windowFrom: z.string().nullable(),
  supplyKind: z.enum(['demand', 'leave', 'discharge']).nullable(), suppliedOn: z.string().nullable(), zone: z.string(), toteCode: z.string().nullable(), deliveryId: z.string().nullable(), routeCode: z.string().nullable(), van: z.string().nullable(),
  plannedAt: z.date().nullable(), departedAt: z.date().nullable(), condition: z.enum(RECEIPT_CONDITIONS).nullable(), receivedAt: z.date().nullable(), signedName: z.string().nullable(),
});
/** A pack with the tote, the van and the receipt that it came to. */
export type PackJourney = Readonly<z.output<typeof PackRow>>;

const EventRow = z.object({ packId: z.string(), kind: z.string(), at: z.date(), by: z.string().nullable(), reason: z.string() });
/** A step of it with who took it. */
export type JourneyStep = Readonly<z.output<typeof EventRow>>;

const PACKS = `
select p.id, p.code, p.resident_id as "residentId", p.state, p.is_current as current, p.out_of_date_at is not null as "outOfDate", p.batch_id as "batchId", b.window_from::text as "windowFrom", s.kind as "supplyKind",
  (s.as_of at time zone f.zone)::date::text as "suppliedOn", f.zone, t.code as "toteCode", n.id as "deliveryId", r.code as "routeCode", n.van, n.planned_at as "plannedAt", n.departed_at as "departedAt",
  l.condition, l.received_at as "receivedAt", l.signed_name as "signedName"
from pack p join facility f on f.id = p.facility_id left join fill_batch b on b.id = p.batch_id left join outside_supply s on s.id = p.supply_id
left join tote_item i on i.pack_id = p.id and i.pulled_at is null left join tote t on t.id = i.tote_id left join van_run n on n.id = t.van_run_id left join route r on r.id = n.route_id
left join lateral (select l.condition, c.received_at, c.signed_name from receipt_line l join receipt c on c.id = l.receipt_id where l.tote_item_id = i.id order by l.id desc limit 1) l on true
where p.id = any($1) order by p.days_from, p.number, p.code`;

const EVENTS = `
select e.pack_id as "packId", e.kind, e.at, u.display_name as by, e.reason from pack_event e left join app_user u on u.id = e.by_user
where e.pack_id = any($1) and e.kind not in ('scanned', 'confirmed', 'undone', 'excepted', 'up_to_date') order by e.id`;

const IdRow = z.object({ id: z.string() });

/** Packs on their way from the bench to the bedside. */
export class PackJourneyQuery {
  constructor(private readonly tx: Tx) {}

  async run(ids: readonly string[]): Promise<readonly { readonly pack: PackJourney; readonly steps: readonly JourneyStep[] }[]> {
    const packs = await this.tx.query(PackRow, PACKS, [ids]);
    const steps = await this.tx.query(EventRow, EVENTS, [ids]);
    return packs.map((pack) => ({ pack, steps: steps.filter(({ packId }) => packId === pack.id) }));
  }

  /** The packs of an order's newest fill that has any; one that a rebuild replaced before anybody began it is none. */
  async ofOrder(orderId: string): Promise<readonly string[]> {
    const rows = await this.tx.query(
      IdRow,
      `select distinct p.id from pack_cell c join pack p on p.id = c.pack_id
       where c.order_id = $1 and (p.is_current or p.state <> 'planned') and coalesce(p.batch_id, p.supply_id) = (
         select coalesce(n.batch_id, n.supply_id) from pack_cell m join pack n on n.id = m.pack_id where m.order_id = $1 and (n.is_current or n.state <> 'planned') order by n.days_from desc, n.id desc limit 1)`,
      [orderId],
    );
    return rows.map(({ id }) => id);
  }
}
