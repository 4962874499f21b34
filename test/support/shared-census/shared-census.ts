import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';

/** One CSV row: text by column, exactly as in the file. */
export type CsvRow = Readonly<Record<string, string>>;

/** The census folder that lies beside the checkout; read by tests only. */
export interface SharedCensus {
  readonly facilities: readonly CsvRow[];
  readonly medPassTimes: readonly CsvRow[];
  readonly residents: readonly CsvRow[];
  readonly prescribers: readonly CsvRow[];
  readonly censusEvents: readonly CsvRow[];
  readonly orders: readonly CsvRow[];
  readonly expected: readonly CsvRow[];
  readonly seededIssues: readonly CsvRow[];
  /** The products that the orders name. */
  readonly catalogue: readonly CsvRow[];
}

const FOLDER = resolve(import.meta.dirname, '../../../../shared/data/facility');

/** Reads the shared census, or `null` when the folder is not there. */
export function readSharedCensus(): SharedCensus | null {
  if (!existsSync(FOLDER)) return null;
  const rows = (file: string): readonly CsvRow[] => parse(readFileSync(join(FOLDER, file), 'utf8'), { columns: true, bom: true });
  return {
    facilities: rows('facilities.csv'),
    medPassTimes: rows('med_pass_times.csv'),
    residents: rows('residents.csv'),
    prescribers: rows('prescribers.csv'),
    censusEvents: rows('census_events.csv'),
    orders: rows('orders.csv'),
    expected: rows('expected_next_cycle.csv'),
    seededIssues: rows('seeded_issues.csv'),
    catalogue: rows('../catalogue/ltc_catalogue.csv'),
  };
}

/** The text of a column that the file must have. */
export function cell(row: CsvRow, column: string): string {
  const text = row[column];
  if (text === undefined) throw new Error(`no column ${column}`);
  return text;
}

/** The one row whose `column` is `value`. */
export function rowWhere(rows: readonly CsvRow[], column: string, value: string): CsvRow {
  const found = rows.find((row) => row[column] === value);
  if (found === undefined) throw new Error(`no row with ${column} ${value}`);
  return found;
}
