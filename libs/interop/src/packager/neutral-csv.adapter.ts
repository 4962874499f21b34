import { csvLine } from '@cyclefill/interop/csv';
import { NEUTRAL_COLUMNS, emptyReasons, neutralRows } from './neutral-rows.js';
import type { PackagerAdapter } from './packager-adapter.js';
import { readPackagerAnswer } from './packager-answer.js';

/** One CSV row a dose, RFC 4180; what a spreadsheet would take for a formula is guarded. */
export const NEUTRAL_CSV: PackagerAdapter = {
  validate: emptyReasons,
  render: (plan) => [{ extension: 'csv', content: [csvLine(NEUTRAL_COLUMNS), ...neutralRows(plan).map((row) => csvLine(NEUTRAL_COLUMNS.map((column) => row[column])))].join('') }],
  acknowledge: readPackagerAnswer,
};
