import { type CsvIssue, IssueList, WHOLE_LINE } from './csv-issue.js';
import { type SourceFile, decodeText } from './decode-text.js';
import { readRecords } from './read-table.js';
import type { TableRecord } from './split-records.js';

const PLACE = ['file', 'line', 'reason'] as const;

/** Header and records of a file by their lines; empty where it is no text. */
function recordsOf(file: SourceFile | undefined): { readonly header: readonly string[]; readonly byLine: ReadonlyMap<number, TableRecord> } {
  const decoded = file === undefined ? null : decodeText(file.content);
  if (file === undefined || decoded === null || 'problem' in decoded) return { header: [], byLine: new Map() };
  const [header, ...records] = readRecords(file.name, decoded.text, false, { errors: new IssueList(), notices: new IssueList() });
  return { header: header?.cells.map((cell) => cell.trim()) ?? [], byLine: new Map(records.map((record) => [record.line, record])) };
}

const reasonOf = ({ column, reason }: CsvIssue): string => (column === WHOLE_LINE ? reason : `${column}: ${reason}`);

/**
 * The rows that are refused, as a table that is corrected in a spreadsheet: file, line and every reason, then the row's own cells under the columns
 * of its file; a column of two files is one. What is wrong with a file as a whole has no cells. The header comes first; rows in the order of the issues.
 */
export function refusedRows(files: readonly SourceFile[], issues: readonly CsvIssue[]): readonly (readonly string[])[] {
  const byName = new Map([...new Set(issues.map(({ file }) => file))].map((name) => [name, recordsOf(files.find((file) => file.name === name))] as const));
  const columns = [...new Set([...byName.values()].flatMap(({ header }) => header))];
  const byRow = Map.groupBy(issues, ({ file, line }) => `${file}:${line}`);
  const rows = [...byRow.values()].map((own) => {
    const [{ file, line } = { file: '', line: 0 }] = own;
    const { header = [], byLine } = byName.get(file) ?? {};
    const cells = byLine?.get(line)?.cells ?? [];
    return [file, String(line), own.map(reasonOf).join('; '), ...columns.map((column) => cells[header.indexOf(column)] ?? '')];
  });
  return [[...PLACE, ...columns], ...rows];
}
