import { csvLine } from '@cyclefill/interop/csv';
import type { CommandContext } from './command-context.js';

/** Prints a header and rows as RFC 4180 text; what a spreadsheet would take for a formula is guarded. */
export function printCsv(context: CommandContext, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const row of [columns, ...rows]) context.out(csvLine(row).trimEnd());
}
