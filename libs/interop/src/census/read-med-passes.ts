import { day } from '@cyclefill/domain/kernel';
import { type Findings, type Table, UniqueKeys, readRows } from '@cyclefill/interop/csv';
import type { MedPassTimesRow } from './census-rows.js';
import type { References } from './references.js';

/** Stands for "has always been so" where no date is given. */
const ALWAYS = day('1900-01-01');

/** Rows of `med_pass_times.csv`. */
export function readMedPasses(table: Table | null, references: References, findings: Findings): readonly MedPassTimesRow[] {
  const keys = new UniqueKeys();
  return readRows(table, findings.errors, (row) => {
    references.checkFacility(row);
    const pass: MedPassTimesRow = {
      line: row.line, facility: row.raw('facility_id'), wing: row.text('wing') || null, code: row.id('pass_code'), minutes: row.clocks('times'),
      effectiveFrom: row.optionalDay('effective_from') ?? ALWAYS,
    };
    if (row.raw('times') === '') row.fail('times', 'is empty');
    keys.claim(row, 'pass_code', JSON.stringify([pass.facility, pass.wing, pass.code, pass.effectiveFrom]));
    return pass;
  });
}
