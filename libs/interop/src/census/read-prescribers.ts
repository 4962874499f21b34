import { type Findings, type Table, UniqueKeys, readRows } from '@cyclefill/interop/csv';
import type { PrescriberRow } from './census-rows.js';

/** Rows of `prescribers.csv`. */
export function readPrescribers(table: Table | null, findings: Findings): readonly PrescriberRow[] {
  const npis = new UniqueKeys();
  return readRows(table, findings.errors, (row) => {
    const npi = row.raw('npi');
    if (!/^\d{10}$/u.test(npi)) row.fail('npi', 'not an NPI (10 digits)');
    npis.claim(row, 'npi', npi);
    return { line: row.line, npi, name: row.requiredText('prescriber') };
  });
}
