import { RECONCILIATION_STATES, readReconciliations } from '@cyclefill/features/reconciliation';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { reconciliationLine } from '../reconciliation-text.js';

const MOST = 200;

export const reconciliationListCommand = defineCommand({
  summary: 'reconciliations, newest first, with what of them is open and until when',
  usage: '',
  options: { state: { type: 'string', value: 'STATE', summary: `${RECONCILIATION_STATES.join(', ')}; all unless given` } },
  async run(context, { options }) {
    const state = RECONCILIATION_STATES.find((known) => known === options.state);
    if (options.state !== undefined && state === undefined) throw new WrongUsage(`--state takes ${RECONCILIATION_STATES.join(', ')}`);
    const found = await (await context.uow()).run(await context.actor(), (tx) => readReconciliations(tx, 'pharmacy', { limit: MOST, ...(state !== undefined && { state }) }));
    const items = found.slice(0, MOST);
    if (found.length > MOST) context.err(`only the newest ${MOST} are shown`);
    context.answer({ items }, items.length === 0 ? 'there is no such reconciliation: `reconcile` opens one' : items.map(reconciliationLine).join('\n'));
  },
});
