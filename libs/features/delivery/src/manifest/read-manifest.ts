import { type AccessScope, Refusal, scopeArrays } from '@cyclefill/contracts';
import { type Milli, formatMilli } from '@cyclefill/domain/kernel';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { TOTE_IN_SCOPE } from '../totes/tote-in-scope.js';
import { DeliveryPageQuery } from '../vans/delivery-page.query.js';
import type { ManifestResident, ManifestStop, ManifestView } from './manifest-view.js';

const Row = z.object({
  facilityId: z.string(), facilityCode: z.string(), facility: z.string(), toteCode: z.string(), seal: z.string().nullable(), wing: z.string().nullable(), residentId: z.string(), residentCode: z.string(), familyName: z.string(),
  givenName: z.string(), code: z.string().nullable(), number: z.int().nullable(), count: z.int().nullable(), rxNumber: z.string().nullable(), drug: z.string(), strength: z.string(), units: z.int(), controlled: z.boolean(),
  refrigerated: z.boolean(), isPack: z.boolean(),
});
type Row = z.output<typeof Row>;
const ZoneRow = z.object({ zone: z.string() });

const SQL = `
select f.id as "facilityId", f.code as "facilityCode", f.name as facility, t.code as "toteCode", t.seal, w.name as wing, i.resident_id as "residentId", r.code as "residentCode", coalesce(v.family_name, '') as "familyName",
  coalesce(v.given_name, '') as "givenName", coalesce(p.code, d.code) as code, p.number, p.count, o.rx_number as "rxNumber", i.units_milli as units, i.controlled, i.refrigerated, i.pack_id is not null as "isPack",
  coalesce(g.name, case when p.id is not null then (select count(distinct c.order_id) from pack_cell c where c.pack_id = p.id) || ' drugs' end, '') as drug, coalesce(g.strength, '') as strength
from tote t join facility f on f.id = t.facility_id left join wing w on w.id = t.wing_id join tote_item i on i.tote_id = t.id and i.pulled_at is null join resident r on r.id = i.resident_id
left join resident_version v on v.resident_id = r.id and v.superseded_at is null left join pack p on p.id = i.pack_id left join med_order o on o.id = coalesce(i.order_id, p.order_id)
left join order_version ov on ov.order_id = o.id and ov.superseded_at is null left join drug_product g on g.tenant_id = t.tenant_id and g.ndc11 = ov.ndc11 and g.superseded_at is null
left join demand_fill d on d.supply_id = i.supply_id and d.order_id = i.order_id
where ${TOTE_IN_SCOPE} and t.van_run_id = $3
order by f.code collate "C", w.name collate "C" nulls first, v.family_name collate "C", v.given_name collate "C", r.code collate "C", o.rx_number collate "C" nulls first, p.number, i.id`;

/** What a van carries, for its driver and for who receives it (D84). */
@Injectable()
export class ReadManifest {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Of the totes that the asker may see. @throws Refusal delivery.not-found */
  execute(actor: Actor, scope: AccessScope, deliveryId: string): Promise<ManifestView> {
    return this.uow.run(actor, (tx) => readManifest(tx, scope, deliveryId));
  }
}

async function readManifest(tx: Tx, scope: AccessScope, deliveryId: string): Promise<ManifestView> {
  const { routeCode, runOn, departure, plannedAt, van, driver, departedAt, early, routeId } = await tx.get(DeliveryPageQuery).one(scope, deliveryId);
  const [route] = await tx.query(ZoneRow, 'select zone from route where id = $1', [routeId]);
  if (route === undefined) throw new Refusal('delivery.not-found');
  const rows = await tx.query(Row, SQL, [...scopeArrays(scope), deliveryId]);
  return { deliveryId, routeCode, runOn, departure, plannedAt, zone: route.zone, van, driver, departedAt, early, stops: [...Map.groupBy(rows, ({ facilityId }) => facilityId).values()].map(stopOf) };
}

function stopOf(rows: readonly Row[]): ManifestStop {
  const [first] = rows as readonly [Row, ...Row[]];
  const [apart, open] = [rows.filter(({ controlled }) => controlled), rows.filter(({ controlled }) => !controlled)];
  const totes = [...new Map(rows.map(({ toteCode: code, seal, wing }) => [code, { code, seal, wing }])).values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const packs = rows.filter(({ isPack }) => isPack).length;
  return {
    facilityId: first.facilityId, facilityCode: first.facilityCode, facility: first.facility, totes,
    wings: [...Map.groupBy(open, ({ wing }) => wing)].map(([wing, own]) => ({ wing, residents: residentsOf(own) })), controlled: residentsOf(apart),
    totals: { totes: totes.length, packs, containers: rows.length - packs, controlled: apart.length, refrigerated: rows.filter(({ refrigerated }) => refrigerated).length },
  };
}

function residentsOf(rows: readonly Row[]): ManifestResident[] {
  return [...Map.groupBy(rows, ({ residentId }) => residentId)].map(([residentId, own]) => {
    const [{ residentCode, familyName, givenName }] = own as [Row, ...Row[]];
    return {
      residentId, residentCode, familyName, givenName,
      items: own.map(({ code, number, count, rxNumber, drug, strength, units, refrigerated, toteCode }) => ({ code, number, count, rxNumber, drug, strength, units: formatMilli(units as Milli), refrigerated, toteCode })),
    };
  });
}
