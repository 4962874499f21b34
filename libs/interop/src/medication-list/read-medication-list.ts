import type { EntryStatus, ListEntry } from '@cyclefill/domain/reconciliation';
import { type Findings, type RowReader, type SourceFile, type TableShape, WHOLE_LINE, readRows, readTable } from '@cyclefill/interop/csv';

/** Columns of `orders.csv` that say something of the drug and how it is given; only `drug` is required. */
const LIST_SHAPE: TableShape = {
  required: ['drug'],
  optional: [
    'ndc11', 'rxcui', 'strength', 'form', 'route', 'sig_text', 'frequency_code', 'dose_quantity', 'dose_unit', 'prn', 'prn_reason', 'order_status', 'resident_id', 'name', 'facility_id', 'wing', 'room', 'bed', 'dob', 'sex', 'allergies',
    'diagnoses', 'prescriber', 'npi', 'start_date', 'stop_date', 'rx_number', 'written_date', 'qty_written', 'refills_authorized', 'refills_remaining', 'dea_schedule', 'last_fill_date', 'last_fill_qty', 'on_hand', 'hold_from', 'hold_to',
    'order_group', 'step_no', 'admin_times', 'schedule_detail', 'schedule_anchor', 'category', 'indication',
  ],
};
const STATUSES: Readonly<Record<string, EntryStatus>> = { '': 'active', active: 'active', future: 'intended', intended: 'intended', held: 'on-hold', 'on-hold': 'on-hold', stopped: 'stopped', completed: 'stopped', discontinued: 'stopped' };
/** More is no list of one resident. */
export const MOST_ENTRIES = 200;

/** Directions out of the columns, where there is no text: `1 tablet BID as needed for pain`. */
function directions(row: RowReader): string {
  const text = row.text('sig_text');
  const [dose, unit, code] = [row.text('dose_quantity'), row.text('dose_unit'), row.text('frequency_code')];
  if (text !== '' || dose === '' || code === '') return text;
  const reason = row.text('prn_reason');
  return `${dose} ${unit} ${code}${row.flag('prn') ? ` as needed${reason === '' ? '' : ` for ${reason}`}` : ''}`;
}

function readEntry(row: RowReader): ListEntry {
  const status = STATUSES[row.raw('order_status').toLowerCase()];
  if (status === undefined) row.fail('order_status', `takes ${Object.keys(STATUSES).filter((known) => known !== '').join(', ')}`);
  const ndc11 = row.raw('ndc11');
  if (ndc11 !== '' && !/^\d{11}$/u.test(ndc11)) row.fail('ndc11', 'is no NDC of 11 digits');
  return {
    id: String(row.line), drug: row.requiredText('drug'), ndc11, rxcui: row.text('rxcui'), strength: row.text('strength'), form: row.text('form'), route: row.text('route'), sig: directions(row), structure: null,
    status: status ?? 'active',
  };
}

/** A medication list out of a CSV file, its entries named by their lines. A resident named by `resident_id` must be the same on every line. */
export function readMedicationList(source: SourceFile, findings: Findings): readonly ListEntry[] {
  const table = readTable(source, LIST_SHAPE, findings);
  const residents = new Set<string>();
  const entries = readRows(table, findings.errors, (row) => {
    residents.add(row.raw('resident_id'));
    return readEntry(row);
  });
  const fail = (reason: string): void => findings.errors.add({ file: source.name, line: 1, column: WHOLE_LINE, reason });
  if (residents.size > 1) fail('holds lines of more than one resident: give the lines of one');
  if (entries.length > MOST_ENTRIES) fail(`holds ${entries.length} entries: a list has ${MOST_ENTRIES} at most`);
  return entries;
}
