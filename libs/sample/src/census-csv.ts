import { CENSUS_COLUMNS, type CensusFile, type CensusRow } from './census-rows.js';

const NEEDS_QUOTES = /[",\r\n]/;

/** The header line of a census file, with its line end. */
export function censusHeader(file: CensusFile): string {
  return `${CENSUS_COLUMNS[file].join(',')}\n`;
}

/** Rows of a census file as CSV text (RFC 4180 quoting, line feed ends), without the header. */
export function censusCsv<F extends CensusFile>(file: F, rows: readonly CensusRow<F>[]): string {
  const columns: readonly (typeof CENSUS_COLUMNS)[F][number][] = CENSUS_COLUMNS[file];
  let text = '';
  for (const row of rows) {
    text += columns.map((column) => cell(row[column])).join(',');
    text += '\n';
  }
  return text;
}

function cell(value: string): string {
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
