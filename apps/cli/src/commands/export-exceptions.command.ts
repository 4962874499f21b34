import { EXCEPTION_COLUMNS, exceptionRows, findingSentence } from '@cyclefill/features/fill';
import { defineCommand } from '../command.js';
import { printCsv } from '../print-csv.js';
import { findRun } from '../wait-for-run.js';

export const exportExceptionsCommand = defineCommand({
  summary: 'every finding of a run as CSV, with its rule and a sentence',
  usage: '',
  options: { run: { type: 'string', required: true, value: 'ID', summary: 'the run' } },
  async run(context, { options }) {
    const { run } = await findRun(context, options.run);
    const rows = await (await context.uow()).run(await context.actor(), (tx) => exceptionRows(tx, run.id));
    printCsv(
      context,
      EXCEPTION_COLUMNS,
      rows.map((row) => [row.facility_id, row.resident_id, row.rx_number ?? '', row.code, row.severity, row.rule, findingSentence(row.code, row.params)]),
    );
  },
});
