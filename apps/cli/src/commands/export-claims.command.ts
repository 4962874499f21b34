import { CLAIM_COLUMNS, claimRows } from '@cyclefill/features/fill';
import { defineCommand } from '../command.js';
import { printCsv } from '../print-csv.js';
import { findRun } from '../wait-for-run.js';

export const exportClaimsCommand = defineCommand({
  summary: 'claim lines of a run as CSV: quantity in billing units, days supply, clarification code',
  usage: '',
  options: { run: { type: 'string', required: true, value: 'ID', summary: 'the run' } },
  async run(context, { options }) {
    const { run } = await findRun(context, options.run);
    const rows = await (await context.uow()).run(await context.actor(), (tx) => claimRows(tx, run.id), { isolation: 'REPEATABLE READ' });
    printCsv(context, CLAIM_COLUMNS, rows);
  },
});
