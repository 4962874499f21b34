import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({
  residentId: z.string(), residentCode: z.string(), familyName: z.string(), givenName: z.string(), orderId: z.string(), rxNumber: z.string(), placer: z.string(), ndc11: z.string(), drug: z.string(), unit: z.string(), route: z.string(),
  refillsLeft: z.int(), lot: z.string(), expires: z.string(), amount: z.number().int(), note: z.string(),
});
/** What one resident gets of one order, product and lot with a van; amount in thousandths. */
export type DispensedItem = z.output<typeof Row>;

/** Packs by what was filled into them, or by what they were planned with where nobody noted the filling; containers by what they hold. Of both no lot is kept. */
const ITEMS = `
with taken as (
  select i.resident_id, i.units_milli, i.pack_id, i.order_id, coalesce(p.code, d.code, '') as code
  from tote t join tote_item i on i.tote_id = t.id and i.pulled_at is null left join pack p on p.id = i.pack_id left join demand_fill d on d.supply_id = i.supply_id and d.order_id = i.order_id
  where t.van_run_id = $1 and t.facility_id = $2
), content as (
  select k.resident_id, k.code, f.order_id, f.ndc11, f.lot, to_char(f.expires_on, 'YYYYMMDD') as expires, sum(f.units_milli)::integer as amount
  from taken k join pack_fill f on f.pack_id = k.pack_id and f.undone_at is null group by 1, 2, 3, 4, 5, 6
  union all
  select k.resident_id, k.code, c.order_id, v.ndc11, '', '', sum(c.dose_milli)::integer from taken k join pack_cell c on c.pack_id = k.pack_id join order_version v on v.order_id = c.order_id and v.superseded_at is null
  left join pack_order w on w.pack_id = c.pack_id and w.order_id = c.order_id
  where coalesce(w.state, 'open') <> 'excepted' and not exists (select from pack_fill f where f.pack_id = c.pack_id and f.order_id = c.order_id and f.undone_at is null) group by 1, 2, 3, 4
  union all
  select k.resident_id, k.code, k.order_id, v.ndc11, '', '', k.units_milli from taken k join order_version v on v.order_id = k.order_id and v.superseded_at is null where k.pack_id is null
)
select c.resident_id as "residentId", r.code as "residentCode", n.family_name as "familyName", n.given_name as "givenName", c.order_id as "orderId", v.rx_number as "rxNumber", coalesce(h.placer, '') as placer, c.ndc11,
  coalesce(trim(g.name || ' ' || g.strength), v.drug) as drug, v.dose_unit as unit, v.route, greatest(coalesce(x.refills_authorised - x.refills_used, 0), 0) as "refillsLeft", c.lot, c.expires, c.amount, c.code as note
from content c join resident r on r.id = c.resident_id join resident_version n on n.resident_id = r.id and n.superseded_at is null
join med_order o on o.id = c.order_id join order_version v on v.order_id = c.order_id and v.superseded_at is null
left join prescription x on x.order_id = c.order_id and x.superseded_at is null
left join drug_product g on g.tenant_id = $4 and g.ndc11 = c.ndc11 and g.superseded_at is null
left join lateral (select placer from hl7_order where sender = $3 and (order_id = o.id or intake_id = o.intake_id) order by placer limit 1) h on true
order by r.code collate "C", v.rx_number collate "C", c.code collate "C", c.ndc11, c.lot`;

/** What a van has taken along for a facility, in the order in which it is told. @param sender whose numbers of orders are given */
export function readDispensed(tx: Tx, vanRunId: string, facilityId: string, sender: string): Promise<readonly DispensedItem[]> {
  return tx.query(Row, ITEMS, [vanRunId, facilityId, sender, tx.actor.tenantId]);
}
