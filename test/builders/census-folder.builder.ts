import type { SourceFile } from '@cyclefill/interop/csv';

/** Rows of one file: cells by column; columns that no row names are not written. */
export type CensusTable = readonly Readonly<Record<string, string>>[];

/** A small census folder: every file by name. */
export type CensusTables = Readonly<Record<string, CensusTable>>;

const ORDER = {
  facility_id: 'FAC01', wing: 'North', room: '101', bed: 'A', resident_id: 'R1', name: 'Sample, Ada', dob: '1940-01-02', sex: 'F', allergies: 'NKDA', diagnoses: 'I10',
  prescriber: 'Tester, Tom MD', npi: '1999999984', ndc11: '00054014225', drug: 'acarbose', strength: '100 mg', form: 'Oral Tablet', route: 'ORAL',
  sig_text: 'Give 1 tablet by mouth twice daily', frequency_code: 'BID', dose_quantity: '1', dose_unit: 'tablet', prn: 'N', prn_reason: '', start_date: '2026-06-01',
  stop_date: '', rx_number: '1001', written_date: '2026-06-01', qty_written: '56', refills_authorized: '11', refills_remaining: '8', dea_schedule: '',
  last_fill_date: '2026-11-09', last_fill_qty: '56', on_hand: '12', order_status: 'active', hold_from: '', hold_to: '', order_group: '', step_no: '',
  admin_times: '0900,1700', schedule_detail: '', schedule_anchor: '2026-06-01', category: 'oral_solid', indication: 'diabetes', rxcui: '199150',
};
const PRODUCT = {
  ndc11: '00054014225', ndc: '0054-0142-25', product_ndc: '0054-0142', labeler_code: '00054', labeler_name: 'Sample Labs', nonproprietary_name: 'acarbose',
  display_name: 'acarbose', substance_name: 'Acarbose', proprietary_name: '', dosage_form: 'Oral Tablet', category: 'oral_solid', dose_unit: 'tablet', route: 'ORAL',
  strength: '100 mg', strength_source: 'label', dea_schedule: '', therapeutic_class: 'Oral antidiabetic', rxcui: '199150', ingredient_rxcui: '16681',
  package_description: '', package_size: '', package_unit: '', pill_color: 'WHITE', rx_votes: '',
};
const RESIDENT = {
  facility_id: 'FAC01', wing: 'North', room: '101', bed: 'A', resident_id: 'R1', name: 'Sample, Ada', dob: '1940-01-02', sex: 'F', allergies: 'NKDA', diagnoses: 'I10;E11.9',
  admit_date: '2025-03-04', status: 'active', crush_meds: 'N',
};
const BO = { resident_id: 'R2', name: 'Sample, Bo', dob: '1938-05-06', bed: 'B', sex: 'M', allergies: 'Penicillin (rash); Latex' };
const CY = { facility_id: 'FAC02', wing: 'Rehab', room: '7', bed: 'A', resident_id: 'R3', name: 'Sample, Cy', dob: '1950-07-08', sex: 'M', allergies: '' };
const OXYCODONE = { ndc11: '00406055201', drug: 'oxycodone', strength: '5 mg', dea_schedule: 'CII' };

/** Two facilities, three residents, six orders; everything in it is sound. */
export function censusTables(): CensusTables {
  const pass = (facility_id: string, pass_code: string, times: string, wing = '', effective_from = ''): Readonly<Record<string, string>> => ({ facility_id, pass_code, times, wing, effective_from });
  return {
    'facilities.csv': [
      {
        facility_id: 'FAC01', name: 'Sample House', city: 'Worcester', state: 'MA', cycle_days: '28', last_cycle_start: '2026-11-09', next_cycle_start: '2026-12-07',
        pack_type: '30-count blister card', as_of: '2026-12-01', zone: '',
      },
      {
        facility_id: 'FAC02', name: 'Sample Court', city: 'Tampa', state: 'FL', cycle_days: '14', last_cycle_start: '2026-11-23', next_cycle_start: '2026-12-07',
        pack_type: '14-day multi-dose pack', as_of: '2026-12-01', zone: 'America/New_York',
      },
    ],
    'residents.csv': [RESIDENT, { ...RESIDENT, ...BO }, { ...RESIDENT, ...CY }],
    'prescribers.csv': [{ prescriber: 'Tester, Tom MD', npi: '1999999984' }],
    'med_pass_times.csv': [
      pass('FAC01', 'QD', '0900'), pass('FAC01', 'BID', '0900,1700'), pass('FAC02', 'QD', '0800'), pass('FAC02', 'BID', '0800,2000'),
      pass('FAC02', 'BID', '0730,1930', 'Rehab', '2026-06-04'),
    ],
    'orders.csv': [
      ORDER,
      { ...ORDER, ...BO, rx_number: '1002', frequency_code: 'Q12H', sig_text: 'Give 1 tablet by mouth every 12 hours', admin_times: '0900,2100' },
      { ...ORDER, ...BO, ...OXYCODONE, rx_number: '1003', qty_written: '60', refills_authorized: '0', refills_remaining: '0', last_fill_qty: '42', prn: 'Y', prn_reason: 'pain', admin_times: '', sig_text: 'Give 1 tablet by mouth twice daily as needed for pain' },
      { ...ORDER, ...CY, rx_number: '1004', admin_times: '0730,1930', hold_from: '2026-12-02', hold_to: '' },
      { ...ORDER, ...CY, rx_number: '1005', admin_times: '0800,2000', start_date: '2026-12-03', stop_date: '2026-12-12', hold_from: '2026-12-05', hold_to: '2026-12-06', last_fill_date: '', last_fill_qty: '0', on_hand: '' },
      { ...ORDER, ...CY, rx_number: '1006', frequency_code: 'WHENEVER', admin_times: '', npi: '', prescriber: '' },
    ],
    'census_events.csv': [
      { facility_id: 'FAC01', resident_id: 'R1', event: 'LOA', from_ts: '2026-12-10T10:00', to_ts: '2026-12-11T18:00', detail: 'With family' },
      { facility_id: 'FAC02', resident_id: 'R3', event: 'TRANSFER', from_ts: '2026-12-03T14:00', to_ts: '', detail: 'Room change to East wing room 12 bed B' },
    ],
    'catalogue.csv': [PRODUCT, { ...PRODUCT, ndc11: '00406055201', ndc: '0406-0552-01', display_name: 'oxycodone', nonproprietary_name: 'oxycodone', substance_name: 'Oxycodone', strength: '5 mg', dea_schedule: 'CII' }],
    'stock.csv': [{ ndc11: '00054014225', lot: 'A1', expiry: '2028-01-31', units: '500', location: 'B-02' }],
  };
}

/** The same tables with cells of one line changed; lines as in a text editor, the header is line 1. */
export function edited(tables: CensusTables, file: string, line: number, cells: Readonly<Record<string, string>>): CensusTables {
  return { ...tables, [file]: (tables[file] ?? []).map((row, index) => (index === line - 2 ? { ...row, ...cells } : row)) };
}

/** The folder as files. */
export function censusFiles(tables: CensusTables): SourceFile[] {
  return Object.entries(tables).map(([name, rows]) => {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
    return { name, content: lines.map((cells) => `${cells.map(quoted).join(',')}\n`).join('') };
  });
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
