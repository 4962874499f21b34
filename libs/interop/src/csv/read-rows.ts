import type { IssueList } from './csv-issue.js';
import type { Table } from './read-table.js';
import { RowReader } from './row-reader.js';

/** The sound rows of a table; every row is read to its end, so that all its errors are named. */
export function readRows<T>(table: Table | null, errors: IssueList, read: (row: RowReader) => T): readonly T[] {
  const rows: T[] = [];
  if (table === null) return rows;
  for (const record of table.records) {
    const row = new RowReader(table, record, errors);
    const value = read(row);
    if (row.ok) rows.push(value);
  }
  return rows;
}
