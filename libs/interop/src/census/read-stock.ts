import { type Findings, type Table, UniqueKeys, readRows } from '@cyclefill/interop/csv';
import type { StockRow } from './census-rows.js';

/** Rows of `stock.csv`. */
export function readStock(table: Table | null, findings: Findings): readonly StockRow[] {
  const lots = new UniqueKeys();
  return readRows(table, findings.errors, (row) => {
    const stock: StockRow = {
      line: row.line, ndc11: row.raw('ndc11'), lot: row.requiredText('lot'), expiresOn: row.day('expiry'), units: row.quantity('units'), location: row.text('location'),
    };
    lots.claim(row, 'lot', JSON.stringify([stock.ndc11, stock.lot, stock.location]));
    return stock;
  });
}
