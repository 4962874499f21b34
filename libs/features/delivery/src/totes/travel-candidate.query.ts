import type { ToteCandidate, TravelStanding } from '@cyclefill/domain/delivery';
import { PACK_STATES, type PackState } from '@cyclefill/domain/bench';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const PackRow = z.object({
  id: z.string(), state: z.enum(PACK_STATES), facilityId: z.string(), residentId: z.string(), wingId: z.string().nullable(), toteId: z.string().nullable(), units: z.int(), controlled: z.boolean(), refrigerated: z.boolean(),
});
const ContainerRow = z.object({
  orderId: z.string(), batchId: z.string().nullable(), supplyId: z.string().nullable(), partId: z.string().nullable(), facilityId: z.string(), residentId: z.string(), wingId: z.string().nullable(),
  toteId: z.string().nullable(), sent: z.boolean(), units: z.int(), controlled: z.boolean(), refrigerated: z.boolean(), stopped: z.boolean(),
});

/** A pack that wants to travel. */
export interface TravellingPack {
  readonly id: string;
  readonly state: PackState;
  readonly residentId: string;
  readonly units: number;
  readonly controlled: boolean;
  readonly refrigerated: boolean;
  readonly candidate: Omit<ToteCandidate, 'outOfDate'>;
}

/** What of a fill is in no pack, and wants to travel. */
export type TravellingContainer = Omit<z.output<typeof ContainerRow>, 'facilityId' | 'wingId' | 'toteId' | 'sent' | 'stopped'> & { readonly candidate: ToteCandidate };

/** Of what a container is: a line of a batch, a supply outside a cycle, a C-II part; absent = the newest that has one. */
export interface ContainerSource {
  readonly orderId: string;
  readonly sourceId?: string | undefined;
}

const STANDINGS: Readonly<Record<PackState, TravelStanding>> = {
  planned: 'unchecked', filling: 'unchecked', sealed: 'unchecked', checked: 'ready', tote: 'ready', shipped: 'sent', received: 'sent', returned: 'withdrawn', void: 'withdrawn', recalled: 'withdrawn',
};

/** The wing in which a resident lives now, in SQL. */
export const wingOf = (resident: string, facility: string): string => `(
  select e.wing_id from census_event e join facility ef on ef.id = ${facility} where e.resident_id = ${resident} and e.superseded_at is null and e.kind in ('placed', 'transfer') and e.from_at <= wall_clock(ef.zone)
  order by e.from_at desc limit 1)`;
const controlledOf = (order: string): string => `exists (
  select from order_version v left join prescription s on s.order_id = v.order_id and s.superseded_at is null left join drug_product d on d.tenant_id = v.tenant_id and d.ndc11 = v.ndc11 and d.superseded_at is null
  where v.order_id = ${order} and v.superseded_at is null and coalesce(s.dea_schedule, d.dea_schedule) is not null)`;
const coldOf = (order: string): string => `exists (
  select from order_version v join drug_product d on d.tenant_id = v.tenant_id and d.ndc11 = v.ndc11 and d.superseded_at is null where v.order_id = ${order} and v.superseded_at is null and d.refrigerated)`;

const PACK = `
select p.id, p.state, p.facility_id as "facilityId", p.resident_id as "residentId", ${wingOf('p.resident_id', 'p.facility_id')} as "wingId",
  (select i.tote_id from tote_item i where i.pack_id = p.id and i.pulled_at is null) as "toteId", coalesce((select sum(c.dose_milli)::int from pack_cell c where c.pack_id = p.id), 0) as units,
  exists (select from pack_cell c where c.pack_id = p.id and ${controlledOf('c.order_id')}) as controlled, exists (select from pack_cell c where c.pack_id = p.id and ${coldOf('c.order_id')}) as refrigerated
from pack p where p.id = $1`;

/** What of an order's fills lies in no pack: the rest of a line, the container of a fill on demand, a C-II part. An order that is stopped by now sends nothing more. */
const CONTAINERS = `
select x.*, o.facility_id as "facilityId", o.resident_id as "residentId", ${wingOf('o.resident_id', 'o.facility_id')} as "wingId", i.tote_id as "toteId", coalesce(t.state in ('delivered', 'received') or n.state = 'departed', false) as sent,
  ${controlledOf('o.id')} as controlled, ${coldOf('o.id')} as refrigerated,
  exists (select from order_version v join facility vf on vf.id = v.facility_id where v.order_id = o.id and v.superseded_at is null and v.to_at <= wall_clock(vf.zone)) as stopped
from med_order o join (
  select l.order_id as "orderId", l.batch_id as "batchId", null::uuid as "supplyId", null::uuid as "partId", l.batch_id as source, l.window_from as on_day,
    l.dispensed_milli - coalesce((select sum(c.dose_milli) from pack p join pack_cell c on c.pack_id = p.id where p.batch_id = l.batch_id and p.is_current and c.order_id = l.order_id), 0)::int as units
  from fill_line l where l.order_id = $1 and l.is_current and l.dispensed_milli > 0
  union all
  select d.order_id, null, d.supply_id, null, d.supply_id, d.used_from, d.container_milli from demand_fill d where d.order_id = $1 and d.supply_id is not null
  union all
  select c.order_id, null, null, c.id, c.id, c.at::date, c.quantity_milli from cii_part c where c.order_id = $1
) x on x."orderId" = o.id and x.units > 0
left join tote_item i on i.order_id = o.id and coalesce(i.batch_id, i.supply_id, i.part_id) = x.source and i.pulled_at is null left join tote t on t.id = i.tote_id left join van_run n on n.id = t.van_run_id
where o.id = $1 and ($2::uuid is null or x.source = $2) order by x.on_day desc, x.source limit 1`;

/** Packs and containers as a tote looks at them. */
export class TravelCandidates {
  constructor(private readonly tx: Tx) {}

  async pack(id: string): Promise<TravellingPack> {
    const [row] = await this.tx.query(PackRow, PACK, [id]);
    if (row === undefined) throw new Error('a pack that was just found is gone');
    const { facilityId, wingId, toteId, ...pack } = row;
    const standing = pack.state === 'tote' && toteId !== null ? 'in_tote' : STANDINGS[pack.state];
    return { ...pack, candidate: { facilityId, wingId, toteId, standing } };
  }

  /** null = no fill of the order has anything in no pack. */
  async container({ orderId, sourceId }: ContainerSource): Promise<TravellingContainer | null> {
    const [row] = await this.tx.query(ContainerRow, CONTAINERS, [orderId, sourceId ?? null]);
    if (row === undefined) return null;
    const { facilityId, wingId, toteId, sent, stopped, ...container } = row;
    return { ...container, candidate: { facilityId, wingId, toteId, standing: sent ? 'sent' : toteId === null ? 'ready' : 'in_tote', outOfDate: stopped } };
  }
}
