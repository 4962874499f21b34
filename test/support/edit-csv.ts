import { csvLine } from '@cyclefill/interop/csv';
import { parse } from 'csv-parse/sync';

/** A CSV text with some cells of each row said otherwise, by column. */
export function editCsv(content: string, edit: (row: Readonly<Record<string, string>>) => Readonly<Record<string, string>>): string {
  const rows = parse(content, { columns: true }) as Record<string, string>[];
  const columns = Object.keys(rows[0] ?? {});
  const edited = rows.map((row): Readonly<Record<string, string>> => ({ ...row, ...edit(row) }));
  return [columns, ...edited.map((row) => columns.map((column) => row[column] ?? ''))].map(csvLine).join('');
}
