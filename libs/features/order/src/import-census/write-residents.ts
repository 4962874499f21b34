import { type LocalMinute, atMinute, formatDay, parseDay } from '@cyclefill/domain/kernel';
import type { CensusEventRow, ResidentRow } from '@cyclefill/interop/census';
import { type BulkColumn, type RecordedTable, closeMissing, findOrInsert, recordChanges } from '@cyclefill/platform/bulk';
import { z } from 'zod';
import type { ImportLedger } from './import-ledger.js';
import { momentText, openMomentText } from './local-time.js';
import type { Facilities, Places } from './write-facilities.js';

/** Ids of the folder's residents by code. */
export type ResidentIds = ReadonlyMap<string, string>;

interface KnownResident {
  readonly id: string;
  readonly facilityId: string;
  readonly asOf: string;
  readonly row: ResidentRow;
}

const RESIDENT_VERSION: RecordedTable<KnownResident> = {
  name: 'resident_version',
  versioned: true,
  key: [{ name: 'resident_id', type: 'uuid', value: ({ id }) => id }],
  compared: [
    { name: 'family_name', type: 'text', value: ({ row }) => row.familyName },
    { name: 'given_name', type: 'text', value: ({ row }) => row.givenName },
    { name: 'born_on', type: 'date', value: ({ row }) => formatDay(row.bornOn) },
    { name: 'sex', type: 'text', value: ({ row }) => row.sex },
    { name: 'allergies', type: 'text[]', value: ({ row }) => row.allergies },
    { name: 'diagnoses', type: 'text[]', value: ({ row }) => row.diagnoses },
    { name: 'admitted_on', type: 'date', value: ({ row }) => formatDay(row.admittedOn) },
    { name: 'crush_meds', type: 'boolean', value: ({ row }) => row.crushMeds },
    { name: 'payer', type: 'text', value: ({ row }) => row.payer },
    { name: 'part_d', type: 'boolean', value: ({ row }) => row.partD },
    { name: 'auto_refill_consent', type: 'boolean', value: ({ row }) => row.autoRefillConsent },
  ],
  carried: [
    { name: 'facility_id', type: 'uuid', value: ({ facilityId }) => facilityId },
    { name: 'effective_from', type: 'date', value: ({ asOf }) => asOf },
  ],
};

/** Writes residents and what is known about them. */
export async function writeResidents(ledger: ImportLedger, facilities: Facilities): Promise<ResidentIds> {
  const { tx, folder } = ledger;
  const of = (code: string): { id: string; asOf: string } => facilities.get(code) ?? { id: '', asOf: '' };
  const { ids, added } = await findOrInsert(tx, {
    name: 'resident', withinTenant: true,
    key: [{ name: 'code', type: 'text', value: ({ code }: ResidentRow) => code }],
    carried: [{ name: 'facility_id', type: 'uuid', value: ({ facility }: ResidentRow) => of(facility).id }],
  }, folder.residents);
  ledger.recorded('resident', { added, changed: [] }, ({ facility }) => of(facility).id);
  const residents = folder.residents.map((row, index): KnownResident => ({ id: ids[index] ?? '', facilityId: of(row.facility).id, asOf: of(row.facility).asOf, row }));
  ledger.recorded('resident_version', await recordChanges(tx, RESIDENT_VERSION, residents), ({ facilityId }) => facilityId);
  return new Map(residents.map(({ id, row }) => [row.code, id]));
}

interface CensusEvent {
  readonly residentId: string;
  readonly facilityId: string;
  readonly kind: CensusEventRow['kind'] | 'placed';
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
  readonly wingId: string | null;
  readonly bedId: string | null;
  readonly detail: string;
}

const facilityColumn: BulkColumn<CensusEvent> = { name: 'facility_id', type: 'uuid', value: ({ facilityId }) => facilityId };
const CENSUS_EVENT: RecordedTable<CensusEvent> = {
  name: 'census_event',
  key: [
    { name: 'resident_id', type: 'uuid', value: ({ residentId }) => residentId },
    { name: 'kind', type: 'text', value: ({ kind }) => kind },
    { name: 'from_at', type: 'timestamp', value: ({ from }) => momentText(from) },
  ],
  compared: [
    { name: 'to_at', type: 'timestamp', value: ({ to }) => openMomentText(to) },
    { name: 'wing_id', type: 'uuid', value: ({ wingId }) => wingId },
    { name: 'bed_id', type: 'uuid', value: ({ bedId }) => bedId },
    { name: 'detail', type: 'text', value: ({ detail }) => detail },
  ],
  carried: [facilityColumn],
};

/**
 * Writes the census. What has not begun by the folder's day and is no longer in it is withdrawn; what has begun stays, since
 * a folder need not tell the past.
 */
export async function writeCensusEvents(ledger: ImportLedger, facilities: Facilities, places: Places, residentIds: ResidentIds): Promise<void> {
  const { tx, folder } = ledger;
  const moves = folder.events.map((row): CensusEvent => ({
    residentId: residentIds.get(row.resident) ?? '', facilityId: facilities.get(row.facility)?.id ?? '', kind: row.kind, from: row.from, to: row.to, detail: row.detail,
    wingId: row.place === null ? null : places.wingId(row.facility, row.place.wing), bedId: row.place === null ? null : places.bedId(row.facility, row.place),
  }));
  for (const { id, asOf } of facilities.values()) {
    const closed = await closeMissing(tx, CENSUS_EVENT, moves, {
      where: (bind) => `t.facility_id = ${bind(id)} and t.kind <> 'placed' and t.from_at >= ${bind(asOf)} and t.resident_id = any(${bind([...residentIds.values()])})`,
      returning: 'facility_id',
    });
    ledger.withdrawn('census_event', closed);
  }
  const placings = await findPlacings(ledger, facilities, places, residentIds);
  ledger.recorded('census_event', await recordChanges(tx, CENSUS_EVENT, [...placings, ...moves]), ({ facilityId }) => facilityId);
}

const Placement = z.object({ resident_id: z.string(), from_at: z.string(), wing_id: z.string().nullable(), bed_id: z.string().nullable() });

/**
 * Where residents live by `residents.csv`: from admission when nothing is known yet; later, from the folder's day when it
 * is not where the census has them. A transfer of the folder that has already happened decides for itself.
 */
async function findPlacings({ tx, folder }: ImportLedger, facilities: Facilities, places: Places, residentIds: ResidentIds): Promise<readonly CensusEvent[]> {
  const known = Map.groupBy(
    await tx.query(
      Placement,
      `select resident_id, to_char(from_at, 'YYYY-MM-DD HH24:MI') as from_at, wing_id, bed_id from census_event
       where tenant_id = $1 and superseded_at is null and kind in ('placed', 'transfer') and resident_id = any($2) order by from_at`,
      [tx.actor.tenantId, [...residentIds.values()]],
    ),
    ({ resident_id: id }) => id,
  );
  const transfers = Map.groupBy(folder.events.filter(({ kind }) => kind === 'transfer'), ({ resident }) => resident);
  return folder.residents.flatMap((row): CensusEvent[] => {
    const [facility, residentId] = [facilities.get(row.facility), residentIds.get(row.code)];
    if (row.place === null || facility === undefined || residentId === undefined) return [];
    const admitted = atMinute(row.admittedOn);
    const at = Math.max(admitted, atMinute(parseDay(facility.asOf) ?? row.admittedOn)) as LocalMinute;
    const before = known.get(residentId)?.filter((placement) => placement.from_at <= momentText(at)) ?? [];
    const [wingId, bedId] = [places.wingId(row.facility, row.place.wing), places.bedId(row.facility, row.place)];
    const home = before.at(-1);
    const isKnown = home !== undefined && ((home.wing_id === wingId && home.bed_id === bedId) || transfers.get(row.code)?.some(({ from }) => from <= at));
    if (isKnown === true) return [];
    return [{ residentId, facilityId: facility.id, kind: 'placed', from: home === undefined ? admitted : at, to: null, wingId, bedId, detail: '' }];
  });
}
