import { RECALL_COLUMNS, recallRows } from '@cyclefill/features/pack';
import { defineCommand } from '../command.js';
import { printCsv } from '../print-csv.js';
import { findRun } from '../wait-for-run.js';

export const exportRecallsCommand = defineCommand({
  summary: 'cells of packs whose dose is no longer to be given, as CSV',
  usage: '',
  options: { run: { type: 'string', required: true, value: 'ID', summary: 'the run' } },
  async run(context, { options }) {
    const { run } = await findRun(context, options.run);
    const rows = await (await context.uow()).run(await context.actor(), (tx) => recallRows(tx, run.id), { isolation: 'REPEATABLE READ' });
    printCsv(context, RECALL_COLUMNS, rows);
  },
});
