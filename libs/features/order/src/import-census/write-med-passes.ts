import type { Day } from '@cyclefill/domain/kernel';
import { type RecordedTable, closeMissing, recordChanges } from '@cyclefill/platform/bulk';
import type { ImportLedger } from './import-ledger.js';
import type { Facilities } from './write-facilities.js';
import type { Places } from './write-places.js';

interface MedPass {
  readonly facilityId: string;
  readonly wingId: string | null;
  readonly code: string;
  readonly minutes: readonly number[];
  readonly effectiveFrom: Day;
}

const MED_PASS: RecordedTable<MedPass> = {
  name: 'med_pass',
  key: [
    { name: 'facility_id', type: 'uuid', value: ({ facilityId }) => facilityId },
    { name: 'wing_id', type: 'uuid', optional: true, value: ({ wingId }) => wingId },
    // A folder holds the tables of facilities and wings alone.
    { name: 'resident_id', type: 'uuid', optional: true, value: () => null },
    { name: 'order_id', type: 'uuid', optional: true, value: () => null },
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
    code: row.code, minutes: row.minutes, effectiveFrom: row.effectiveFrom,
  }));
  const ids = [...facilities.values()].map(({ id }) => id);
  const closed = await closeMissing(tx, MED_PASS, rows, { where: (bind) => `t.facility_id = any(${bind(ids)}) and t.source = 'import'`, returning: 'facility_id' });
  ledger.withdrawn('med_pass', closed.map((facilityId) => ({ facilityId })));
  ledger.recorded('med_pass', await recordChanges(tx, MED_PASS, rows), ({ facilityId }) => ({ facilityId }));
}
