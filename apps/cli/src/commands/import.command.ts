import { ImportCensus } from '@cyclefill/features/order';
import { CENSUS_FILES } from '@cyclefill/interop/census';
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

export const importCommand = defineCommand({
  summary: 'takes over a census folder, all or nothing',
  usage: 'DIR',
  options: {},
  async run(context, { operands }) {
    const files = await readFolder(operands[0] ?? '', CENSUS_FILES);
    const report = await new ImportCensus(await context.uow()).execute(await context.actor(), files);
    printIssues(context, report);
    for (const { code, subject, params } of report.findings) {
      context.err(`finding ${code}: ${subject} shares ${String(params['facility'])} ${String(params['wing'])} ${String(params['room'])} ${String(params['bed'])} with ${String(params['with'])}`);
    }
    if (context.json) context.out(JSON.stringify(report));
    if (report.outcome === 'refused') throw new CommandRefused(`nothing was imported: ${report.errorCount} error${report.errorCount === 1 ? '' : 's'}`);
    if (context.json) return;
    const lines = Object.entries(report.counts).map(([table, { added, changed, withdrawn }]) => `  ${WORDS[table] ?? table}: ${added} new, ${changed} changed, ${withdrawn} withdrawn`);
    context.out([report.outcome === 'imported' ? 'imported' : 'nothing has changed since the last import', ...lines].join('\n'));
  },
});
