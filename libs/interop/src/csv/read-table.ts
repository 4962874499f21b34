import { CsvError, type Options, parse } from 'csv-parse/sync';
import { decodeText, type SourceFile } from './decode-text.js';
import { type IssueList, WHOLE_LINE } from './csv-issue.js';
import { cellProblem, mayHaveBadCells } from './cell-check.js';
import { splitRecords, type TableRecord } from './split-records.js';

/** Which columns a file must and may have, by name. */
export interface TableShape {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  /** Cells are separated by tabs and never quoted. */
  readonly tabs?: true;
  /** Encoding of files that are no valid UTF-8; without it they are refused. */
  readonly legacy?: 'windows-1252';
}

/** A file whose header fits its shape. */
export interface Table {
  readonly file: string;
  readonly columns: ReadonlyMap<string, number>;
  readonly records: readonly TableRecord[];
}

/** Where errors and remarks go. */
export interface Findings {
  readonly errors: IssueList;
  readonly notices: IssueList;
}

/**
 * Reads a CSV file (RFC 4180; any line ends). Every bad cell is an error and its row is left out; null when the header
 * does not fit or nothing can be read.
 */
export function readTable(source: SourceFile, shape: TableShape, findings: Findings): Table | null {
  const decoded = decodeText(source.content, shape.legacy);
  if ('problem' in decoded) {
    findings.errors.add({ file: source.name, line: 1, column: WHOLE_LINE, reason: decoded.problem });
    return null;
  }
  const [header, ...records] = readRecords(source.name, decoded.text, shape.tabs === true, findings);
  const columns = header === undefined ? null : readHeader(source.name, header, shape, findings);
  if (columns === null) {
    if (header === undefined && findings.errors.count === 0) findings.errors.add({ file: source.name, line: 1, column: WHOLE_LINE, reason: 'the file is empty' });
    return null;
  }
  const names = [...columns.keys()];
  const suspicious = mayHaveBadCells(decoded.text, decoded.damaged);
  const sound = records.filter((record) => checkRecord(source.name, record, names, suspicious ? decoded.damaged : null, findings.errors));
  return { file: source.name, columns, records: sound };
}

/** Header and records with the line each begins on, as far as the text is CSV. */
export function readRecords(file: string, text: string, tabs: boolean, findings: Findings): readonly TableRecord[] {
  return splitRecords(text, tabs ? '\t' : ',', !tabs) ?? readLines(file, text, tabs, findings);
}

/** Records with the line each begins on; stops at the first place that is no CSV, and names it. */
function readLines(file: string, text: string, tabs: boolean, { errors }: Findings): readonly TableRecord[] {
  const records: TableRecord[] = [];
  let line = 1;
  const options: Options = {
    delimiter: tabs ? '\t' : ',',
    quote: tabs ? false : '"',
    record_delimiter: ['\n', '\r'],
    relax_column_count: true,
    on_record: (cells: string[], { lines }) => {
      if (cells.length > 1 || cells[0] !== '') records.push({ line, cells });
      line = lines + 1;
      return null;
    },
  };
  try {
    parse(text, options);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const column = typeof error['index'] === 'number' ? records[0]?.cells[error['index']] : undefined;
    errors.add({ file, line, column: column === undefined ? WHOLE_LINE : shown(column.trim(), 0), reason: structureProblem(error.code) });
  }
  return records;
}

function structureProblem(code: string): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quote is opened and never closed';
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'text after a closing quote';
    case 'INVALID_OPENING_QUOTE':
      return 'a quote inside a cell that is not quoted';
    default:
      return 'not a CSV record';
  }
}

function readHeader(file: string, header: TableRecord, shape: TableShape, { errors, notices }: Findings): ReadonlyMap<string, number> | null {
  const columns = new Map<string, number>();
  const before = errors.count;
  const known = new Set([...shape.required, ...(shape.optional ?? [])]);
  header.cells.forEach((cell, index) => {
    const name = cell.trim();
    if (columns.has(name)) errors.add({ file, line: header.line, column: shown(name, index), reason: 'the column is there twice' });
    columns.set(name, index);
    if (!known.has(name)) notices.add({ file, line: header.line, column: shown(name, index), reason: 'unknown column, ignored' });
  });
  for (const name of shape.required) {
    if (!columns.has(name)) errors.add({ file, line: header.line, column: name, reason: 'the required column is missing' });
  }
  return errors.count === before ? columns : null;
}

/** A header cell is anybody's text: only what looks like a column's name is repeated. */
function shown(name: string, index: number): string {
  return /^[\w .()-]{1,64}$/u.test(name) ? name : `#${index + 1}`;
}

function checkRecord(file: string, record: TableRecord, names: readonly string[], damaged: boolean | null, errors: IssueList): boolean {
  const { line, cells } = record;
  let sound = true;
  const report = (column: string, reason: string): void => {
    sound = false;
    errors.add({ file, line, column, reason });
  };
  if (cells.length > names.length) report(WHOLE_LINE, `${cells.length} cells, but the header has ${names.length} columns`);
  if (cells.length < names.length) report(names[cells.length] ?? WHOLE_LINE, `the line ends before this column: ${cells.length} cells, but the header has ${names.length} columns`);
  cells.forEach((cell, index) => {
    const problem = cellProblem(cell, damaged);
    if (problem !== null) report(names[index] ?? `#${index + 1}`, problem);
  });
  return sound;
}
