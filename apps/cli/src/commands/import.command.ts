import { writeFile } from 'node:fs/promises';
import { ImportCensus, type ImportSummary } from '@cyclefill/features/order';
import { CENSUS_FILES } from '@cyclefill/interop/census';
import { type CsvIssue, type SourceFile, csvLine, refusedRows } from '@cyclefill/interop/csv';
import { defineCommand } from '../command.js';
import { CommandRefused } from '../command-errors.js';
import { printIssues } from '../print-issues.js';
import { readFolder } from '../read-folder.js';

/** What rows of a table are called. */
const WORDS: Readonly<Record<string, string>> = {
  drug_product: 'products', facility: 'facilities', facility_calendar: 'delivery calendars', wing: 'wings', bed: 'beds', med_pass: 'hours of administration', cycle: 'cycles', cycle_clock: 'next windows',
  prescriber: 'prescribers', resident: 'residents', resident_version: 'resident versions', census_event: 'census events', med_order: 'orders', order_version: 'order versions',
  prescription: 'prescriptions', order_supply: 'counts on hand', order_hold: 'holds', stock_lot: 'stock lots',
};

/** The rows that were refused as a table of their own, to be corrected; the header alone where there are none. */
async function writeErrors(path: string, files: readonly SourceFile[], errors: readonly CsvIssue[]): Promise<void> {
  await writeFile(path, refusedRows(files, errors).map(csvLine).join(''));
}

const summaryLines = ({ residents, orders }: ImportSummary): readonly string[] => [
  `  residents: ${residents.added} new, ${residents.changed} changed, ${residents.unchanged} unchanged`,
  `  orders: ${orders.added} new, ${orders.changed} changed, ${orders.stopped} stopped, ${orders.unchanged} unchanged`,
];

export const importCommand = defineCommand({
  summary: 'takes over a census folder, all or nothing',
  usage: 'DIR',
  options: {
    preview: { type: 'boolean', summary: 'tells what it would do, and does nothing' },
    errors: { type: 'string', value: 'FILE', summary: 'writes the rows that are refused there as CSV, with the reason in a column' },
  },
  async run(context, { operands, options }) {
    const files = await readFolder(operands[0] ?? '', CENSUS_FILES);
    const importing = new ImportCensus(await context.uow());
    const report = await (options.preview ? importing.preview(await context.actor(), files) : importing.execute(await context.actor(), files));
    if (options.errors !== undefined) await writeErrors(options.errors, files, report.errors);
    printIssues(context, report);
    for (const { code, subject, params } of report.findings) {
      context.err(`finding ${code}: ${subject} shares ${String(params['facility'])} ${String(params['wing'])} ${String(params['room'])} ${String(params['bed'])} with ${String(params['with'])}`);
    }
    if (context.json) context.out(JSON.stringify(report));
    if (report.outcome === 'refused') throw new CommandRefused(`nothing ${options.preview ? 'would be' : 'was'} imported: ${report.errorCount} error${report.errorCount === 1 ? '' : 's'}`);
    if (context.json) return;
    const lines = Object.entries(report.counts).map(([table, { added, changed, withdrawn }]) => `  ${WORDS[table] ?? table}: ${added} new, ${changed} changed, ${withdrawn} withdrawn`);
    if (options.preview) context.out([report.outcome === 'imported' ? 'would be imported, and was not:' : 'nothing has changed since the last import', ...(report.summary === null ? [] : summaryLines(report.summary)), ...lines].join('\n'));
    else context.out([report.outcome === 'imported' ? 'imported' : 'nothing has changed since the last import', ...lines].join('\n'));
  },
});
