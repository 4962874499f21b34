import { readReconciliations } from '@cyclefill/features/reconciliation';
import { defineCommand } from '../command.js';
import { reconciliationLine } from '../reconciliation-text.js';

const MOST = 200;

export const reconciliationListCommand = defineCommand({
  summary: 'reconciliations, newest first, with what of them is open and until when',
  usage: '',
  options: {},
  async run(context) {
    const items = await (await context.uow()).run(await context.actor(), (tx) => readReconciliations(tx, MOST));
    context.answer({ items: [...items] }, items.length === 0 ? 'there is no reconciliation: `reconcile` opens one' : items.map(reconciliationLine).join('\n'));
  },
});
