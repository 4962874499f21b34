import { formatDay } from '@cyclefill/domain/kernel';
import type { FacilityRow } from '@cyclefill/interop/census';
import { type BulkColumn, type RecordedTable, closeMissing, findOrInsert, recordChanges } from '@cyclefill/platform/bulk';
import { z } from 'zod';
import type { ImportLedger } from './import-ledger.js';
import { localDay } from './local-time.js';

/** A facility of the folder with its id and the day the folder speaks of. */
export interface KnownFacility {
  readonly id: string;
  readonly row: FacilityRow;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
}
export type Facilities = ReadonlyMap<string, KnownFacility>;

const Written = z.object({ id: z.string(), code: z.string(), added: z.boolean() });
const Known = z.object({ id: z.string(), code: z.string() });

/** Writes the facilities, each by its own statement: there are few. */
export async function writeFacilities(ledger: ImportLedger): Promise<Facilities> {
  const { tx, folder, now } = ledger;
  const facilities = new Map<string, KnownFacility>();
  for (const row of folder.facilities) {
    const asOf = formatDay(row.asOf ?? localDay(now, row.zone));
    const [written] = await tx.query(Written, UPSERT, [
      tx.newId(), tx.actor.tenantId, asOf, row.code, row.name, row.city, row.state, row.zone, row.packaging, row.packType, row.labelProfile, row.residenceCode,
      row.deliveryDays, row.holidays,
    ]);
    if (written !== undefined) ledger.recorded('facility', { added: written.added ? [written] : [], changed: written.added ? [] : [written] }, ({ id }) => id);
    const [known] = await tx.query(Known, 'select id, code from facility where tenant_id = $1 and code = $2', [tx.actor.tenantId, row.code]);
    if (known !== undefined) facilities.set(row.code, { id: known.id, row, asOf });
  }
  await tx.execute('insert into facility_clock (facility_id, tenant_id) select unnest($1::uuid[]), $2 on conflict do nothing', [
    [...facilities.values()].map(({ id }) => id), tx.actor.tenantId,
  ]);
  return facilities;
}

const COMPARED = ['name', 'city', 'state', 'zone', 'packaging', 'pack_type', 'label_profile', 'residence_code', 'delivery_days', 'holidays'];
const UPSERT = `
insert into facility as f (id, tenant_id, effective_from, recorded_at, code, ${COMPARED.join(', ')})
values ($1, $2, $3, now(), ${['code', ...COMPARED].map((_, index) => `$${index + 4}`).join(', ')})
on conflict (tenant_id, code) do update
  set ${COMPARED.map((column) => `${column} = excluded.${column}`).join(', ')}, row_version = f.row_version + 1
  where (${COMPARED.map((column) => `f.${column}`).join(', ')}) is distinct from (${COMPARED.map((column) => `excluded.${column}`).join(', ')})
returning f.id, f.code, f.row_version = 1 as added`;

interface WingKey {
  readonly facilityId: string;
  readonly name: string;
}
interface BedKey {
  readonly wingId: string;
  readonly room: string;
  readonly bed: string;
}

/** Ids of wings and beds by name. */
export interface Places {
  wingId(facility: string, wing: string): string;
  /** null when the place names no bed. */
  bedId(facility: string, place: { readonly wing: string; readonly room: string; readonly bed: string }): string | null;
}

const facilityColumn: BulkColumn<{ readonly facilityId: string }> = { name: 'facility_id', type: 'uuid', value: ({ facilityId }) => facilityId };

/** Makes the wings and beds that the folder names. */
export async function writePlaces(ledger: ImportLedger, facilities: Facilities): Promise<Places> {
  const { tx, folder } = ledger;
  const idOf = (code: string): string => facilities.get(code)?.id ?? '';
  const lived = [...folder.residents, ...folder.events].flatMap(({ facility, place }) => (place === null ? [] : [{ facility, place }]));
  const wingNames = [
    ...lived.map(({ facility, place }) => [facility, place.wing] as const),
    ...folder.medPasses.flatMap(({ facility, wing }) => (wing === null ? [] : [[facility, wing] as const])),
    ...folder.facilities.flatMap(({ code, wings }) => wings.map((wing) => [code, wing] as const)),
  ];
  const wings = distinct(wingNames.map(([facility, name]): WingKey => ({ facilityId: idOf(facility), name })));
  const foundWings = await findOrInsert(tx, { name: 'wing', withinTenant: false, key: [facilityColumn, { name: 'name', type: 'text', value: ({ name }) => name }] }, wings);
  ledger.recorded('wing', { added: foundWings.added, changed: [] }, null);
  const wingIds = new Map(wings.map((wing, index) => [JSON.stringify(wing), foundWings.ids[index] ?? '']));
  const wingId = (facility: string, name: string): string => wingIds.get(JSON.stringify({ facilityId: idOf(facility), name })) ?? '';

  const beds = distinct(lived.filter(({ place }) => place.room !== '').map(({ facility, place }): BedKey => ({ wingId: wingId(facility, place.wing), room: place.room, bed: place.bed })));
  const foundBeds = await findOrInsert(tx, {
    name: 'bed', withinTenant: false,
    key: [
      { name: 'wing_id', type: 'uuid', value: (bed) => bed.wingId },
      { name: 'room', type: 'text', value: ({ room }) => room },
      { name: 'bed', type: 'text', value: ({ bed }) => bed },
    ],
  }, beds);
  ledger.recorded('bed', { added: foundBeds.added, changed: [] }, null);
  const bedIds = new Map(beds.map((bed, index) => [JSON.stringify(bed), foundBeds.ids[index] ?? '']));
  return {
    wingId,
    bedId: (facility, { wing, room, bed }) => bedIds.get(JSON.stringify({ wingId: wingId(facility, wing), room, bed })) ?? null,
  };
}

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

interface MedPass {
  readonly facilityId: string;
  readonly wingId: string | null;
  readonly code: string;
  readonly minutes: readonly number[];
  readonly effectiveFrom: string;
}

const MED_PASS: RecordedTable<MedPass> = {
  name: 'med_pass',
  key: [
    facilityColumn,
    { name: 'wing_id', type: 'uuid', value: ({ wingId }) => wingId },
    { name: 'code', type: 'text', value: ({ code }) => code },
    { name: 'effective_from', type: 'date', value: ({ effectiveFrom }) => effectiveFrom },
  ],
  compared: [{ name: 'minutes', type: 'smallint[]', value: ({ minutes }) => minutes }],
};

/** Writes the tables of the folder's facilities; a row that the folder no longer has is closed, since it holds whole tables. */
export async function writeMedPasses(ledger: ImportLedger, facilities: Facilities, places: Places): Promise<void> {
  const { tx, folder } = ledger;
  const rows = folder.medPasses.map((row): MedPass => ({
    facilityId: facilities.get(row.facility)?.id ?? '', wingId: row.wing === null ? null : places.wingId(row.facility, row.wing),
    code: row.code, minutes: row.minutes, effectiveFrom: formatDay(row.effectiveFrom),
  }));
  const ids = [...facilities.values()].map(({ id }) => id);
  const closed = await closeMissing(tx, MED_PASS, rows, { where: (bind) => `t.facility_id = any(${bind(ids)})`, returning: 'facility_id' });
  ledger.withdrawn('med_pass', closed);
  ledger.recorded('med_pass', await recordChanges(tx, MED_PASS, rows), ({ facilityId }) => facilityId);
}
