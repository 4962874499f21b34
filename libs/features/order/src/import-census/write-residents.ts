import type { Day } from '@cyclefill/domain/kernel';
import type { ResidentRow } from '@cyclefill/interop/census';
import { type RecordedTable, findOrInsert, recordChanges } from '@cyclefill/platform/bulk';
import type { ImportLedger } from './import-ledger.js';
import type { Facilities } from './write-facilities.js';

/** Ids of the folder's residents by code. */
export type ResidentIds = ReadonlyMap<string, string>;

interface KnownResident {
  readonly id: string;
  readonly facilityId: string;
  readonly asOf: Day;
  /** Whether the resident was made in this import. */
  readonly isNew: boolean;
  readonly row: ResidentRow;
}

const RESIDENT_VERSION: RecordedTable<KnownResident> = {
  name: 'resident_version',
  versioned: true,
  key: [{ name: 'resident_id', type: 'uuid', value: ({ id }) => id }],
  compared: [
    { name: 'family_name', type: 'text', value: ({ row }) => row.familyName },
    { name: 'given_name', type: 'text', value: ({ row }) => row.givenName },
    { name: 'born_on', type: 'date', value: ({ row }) => row.bornOn },
    { name: 'sex', type: 'text', value: ({ row }) => row.sex },
    { name: 'allergies', type: 'text[]', value: ({ row }) => row.allergies },
    { name: 'diagnoses', type: 'text[]', value: ({ row }) => row.diagnoses },
    { name: 'admitted_on', type: 'date', value: ({ row }) => row.admittedOn },
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
  const facilityId = (code: string): string => facilities.get(code)?.id ?? '';
  const { ids, added } = await findOrInsert(tx, {
    name: 'resident', withinTenant: true,
    key: [{ name: 'code', type: 'text', value: ({ code }: ResidentRow) => code }],
    carried: [{ name: 'facility_id', type: 'uuid', value: ({ facility }: ResidentRow) => facilityId(facility) }],
  }, folder.residents);
  ledger.recorded('resident', { added, changed: [] }, null);
  const made = new Set(added);
  const residents = folder.residents.map((row, index): KnownResident => ({
    id: ids[index] ?? '', facilityId: facilityId(row.facility), asOf: facilities.get(row.facility)?.asOfDay ?? row.admittedOn, isNew: made.has(row), row,
  }));
  ledger.recorded('resident_version', await recordChanges(tx, RESIDENT_VERSION, residents, ({ isNew }) => isNew), ({ id, facilityId: facility }) => ({ facilityId: facility, residentId: id }));
  return new Map(residents.map(({ id, row }) => [row.code, id]));
}
