import { type Findings, type RowReader, type Table, UniqueKeys, readRows } from '@cyclefill/interop/csv';
import type { Place, ResidentRow } from './census-rows.js';
import type { References } from './references.js';

const NO_ALLERGIES = /^(nkd?a|no known( drug| medication)? allerg(y|ies))\.?$/iu;

/** Whether a text says that there are none. */
export const isNoAllergies = (text: string): boolean => NO_ALLERGIES.test(text);

/** Rows of `residents.csv`. */
export function readResidents(table: Table | null, references: References, findings: Findings): readonly ResidentRow[] {
  const codes = new UniqueKeys();
  return readRows(table, findings.errors, (row) => {
    const resident = readResident(row);
    codes.claim(row, 'resident_id', resident.code);
    references.checkFacility(row);
    return resident;
  });
}

function readResident(row: RowReader): ResidentRow {
  const name = row.requiredText('name');
  const comma = name.indexOf(',');
  return {
    line: row.line, facility: row.raw('facility_id'), code: row.id('resident_id'), place: readPlace(row, 'wing', 'room', 'bed'),
    familyName: (comma === -1 ? name : name.slice(0, comma)).trim(), givenName: comma === -1 ? '' : name.slice(comma + 1).trim(),
    bornOn: row.day('dob'), sex: row.text('sex'), allergies: readAllergies(row), diagnoses: list(row.text('diagnoses')),
    admittedOn: row.day('admit_date'), status: row.text('status').toLowerCase(), crushMeds: row.flag('crush_meds', false), payer: row.text('payer'), partD: row.flag('part_d', false),
    autoRefillConsent: row.flag('auto_refill_consent', false),
  };
}

/** A place from three columns; null when no wing is named. */
export function readPlace(row: RowReader, wing: string, room: string, bed: string): Place | null {
  const place = { wing: row.text(wing), room: row.text(room), bed: row.text(bed) };
  return place.wing === '' ? null : place;
}

/** Empty = never asked, which is not the same as none. */
function readAllergies(row: RowReader): readonly string[] | null {
  const text = row.text('allergies');
  if (text === '') return null;
  return isNoAllergies(text) ? [] : list(text);
}

function list(text: string): readonly string[] {
  return text.split(';').map((part) => part.trim()).filter((part) => part !== '');
}
