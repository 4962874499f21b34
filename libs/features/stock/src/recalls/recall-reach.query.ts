import { type Milli, formatDay, formatMilli } from '@cyclefill/domain/kernel';
import { CONTAINER_STATES, PACK_WHEREABOUTS, reachedParties, whereaboutsOf } from '@cyclefill/domain/stock';
import { readEkit } from '@cyclefill/features/refill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { CONTAINER_COLUMNS, containerRow } from '../containers/containers.js';

const packs = z.record(z.enum(PACK_WHEREABOUTS), z.int()).describe('here = not gone yet, underway, out = with the facility, done = returned, void or called back');
const pack = z.object({
  packId: z.uuid(), code: z.string(), state: z.string(), whereabouts: z.enum(PACK_WHEREABOUTS), residentId: z.uuid(), residentCode: z.string(), facilityId: z.uuid(), facilityCode: z.string(), units: z.string(),
});
const container = z.object({ code: z.string(), lot: z.string(), expiresOn: z.iso.date(), location: z.string(), state: z.enum(CONTAINER_STATES), onHand: z.string() });
const kit = z.object({
  facilityId: z.uuid(), facilityCode: z.string(), units: z.string().describe('of these lots that should still lie in it'),
  mayHaveHad: z.array(z.uuid()).describe('residents who were given of the product out of it since: the lot of a dose is not recorded'),
});

const preparation = z.object({ code: z.string(), state: z.string(), residentId: z.uuid(), residentCode: z.string(), facilityCode: z.string(), units: z.string() });

/** Everything that units of the recalled lots have reached, with where it is. */
export const recallReachSchema = z.object({
  ndc11: z.string(), lots: z.array(z.string()), containers: z.array(container), packs: z.array(pack), residents: z.array(z.object({ id: z.uuid(), code: z.string(), packs })),
  facilities: z.array(z.object({ id: z.uuid(), code: z.string(), packs })), ekits: z.array(kit), preparations: z.array(preparation).describe('what was compounded with units of the lots'),
}).meta({ id: 'RecallReach' });
export type RecallReach = z.output<typeof recallReachSchema>;

/** Which lots of a product are meant. */
export interface RecalledLots {
  readonly ndc11: string;
  readonly lots: readonly string[];
}

const PackRow = z.object({
  pack_id: z.string(), code: z.string(), state: z.string(), resident_id: z.string(), resident_code: z.string(), facility_id: z.string(), facility_code: z.string(), units: z.int(),
});
const KitRow = z.object({ id: z.string(), code: z.string(), may_have_had: z.array(z.string()) });

const PACKS = `
with filled as materialized (
  select f.pack_id, sum(f.units_milli)::integer as units from pack_fill f where f.ndc11 = $1 and upper(f.lot) in (select upper(l) from unnest($2::text[]) l) and f.undone_at is null group by f.pack_id
)
select f.pack_id, p.code, p.state, p.resident_id, r.code as resident_code, p.facility_id, h.code as facility_code, f.units
from filled f join pack p on p.id = f.pack_id join resident r on r.id = p.resident_id join facility h on h.id = p.facility_id
order by h.code collate "C", r.code collate "C", p.code`;

const PreparationRow = z.object({ code: z.string(), state: z.string(), residentId: z.string(), residentCode: z.string(), facilityCode: z.string(), milli: z.int() });
const PREPARATIONS = `
select p.code, p.state, p.resident_id as "residentId", r.code as "residentCode", h.code as "facilityCode", -sum(m.milli)::int as milli
from stock_container c join stock_movement m on m.container_id = c.id join preparation p on p.id = m.preparation_id join resident r on r.id = p.resident_id join facility h on h.id = p.facility_id
where c.ndc11 = $1 and upper(c.lot) in (select upper(l) from unnest($2::text[]) l) group by p.id, r.code, h.code order by p.id`;

const KITS = `
select h.id, h.code, array(select distinct u.resident_id::text from ekit_use u where u.facility_id = h.id and u.ndc11 = $1 and u.recorded_at >= k.since order by 1) as may_have_had
from (select s.facility_id, min(s.recorded_at) as since from ekit_stock s where s.ndc11 = $1 and upper(s.lot) in (select upper(l) from unnest($2::text[]) l) and s.kind = 'added' group by s.facility_id) k
join facility h on h.id = k.facility_id order by h.code collate "C"`;

async function readKits(tx: Tx, { ndc11, lots }: RecalledLots): Promise<RecallReach['ekits']> {
  const rows = await tx.query(KitRow, KITS, [ndc11, lots]);
  const [kits, named]: [RecallReach['ekits'], ReadonlySet<string>] = [[], new Set(lots.map((lot) => lot.toUpperCase()))];
  for (const { id, code, may_have_had: mayHaveHad } of rows) {
    const item = (await readEkit(tx, id))?.items.find(({ drug }) => drug.ndc11 === ndc11);
    const units = (item?.lots ?? []).filter(({ lot }) => named.has(lot.toUpperCase())).reduce((sum, one) => sum + one.units, 0) as Milli;
    kits.push({ facilityId: id, facilityCode: code, units: formatMilli(units), mayHaveHad });
  }
  return kits;
}

/** Containers by code, packs by facility, resident and code, whom they reached, and emergency kits: one answer, whatever the years. */
export async function readRecallReach(tx: Tx, recalled: RecalledLots): Promise<RecallReach> {
  const { ndc11, lots } = recalled;
  const containers = await tx.query(containerRow, `select ${CONTAINER_COLUMNS} from stock_container c where c.tenant_id = $1 and c.ndc11 = $2 and upper(c.lot) in (select upper(l) from unnest($3::text[]) l) order by c.code`, [tx.actor.tenantId, ndc11, lots]);
  const rows = await tx.query(PackRow, PACKS, [ndc11, lots]);
  const reached = rows.map((row) => ({ ...row, residentId: row.resident_id, facilityId: row.facility_id, whereabouts: whereaboutsOf(row.state) }));
  const residentCodes = new Map(rows.map((row) => [row.resident_id, row.resident_code]));
  const facilityCodes = new Map(rows.map((row) => [row.facility_id, row.facility_code]));
  return {
    ndc11, lots: [...lots],
    containers: containers.map(({ code, lot, expiresOn, location, state, onHandMilli }) => ({ code, lot, expiresOn: formatDay(expiresOn), location, state, onHand: formatMilli(onHandMilli) })),
    packs: reached.map((row) => ({
      packId: row.pack_id, code: row.code, state: row.state, whereabouts: row.whereabouts, residentId: row.resident_id, residentCode: row.resident_code, facilityId: row.facility_id,
      facilityCode: row.facility_code, units: formatMilli(row.units as Milli),
    })),
    residents: reachedParties(reached, ({ residentId }) => residentId).map(({ id, packs: counts }) => ({ id, code: residentCodes.get(id) ?? '', packs: { ...counts } })),
    facilities: reachedParties(reached, ({ facilityId }) => facilityId).map(({ id, packs: counts }) => ({ id, code: facilityCodes.get(id) ?? '', packs: { ...counts } })),
    ekits: await readKits(tx, recalled),
    preparations: (await tx.query(PreparationRow, PREPARATIONS, [ndc11, lots])).map(({ milli, ...row }) => ({ ...row, units: formatMilli(milli as Milli) })),
  };
}
