import { FILL_LINE_COLUMNS, fillLineRows } from '@cyclefill/features/fill';
import { defineCommand } from '../command.js';
import { printCsv } from '../print-csv.js';
import { findRun } from '../wait-for-run.js';

export const exportFillLinesCommand = defineCommand({
  summary: 'one CSV row per non-PRN order with a dose in the window of a run',
  usage: '',
  options: { run: { type: 'string', required: true, value: 'ID', summary: 'the run' } },
  async run(context, { options }) {
    const { run } = await findRun(context, options.run);
    const rows = await (await context.uow()).run(await context.actor(), (tx) => fillLineRows(tx, run.id));
    printCsv(context, FILL_LINE_COLUMNS, rows);
  },
});
