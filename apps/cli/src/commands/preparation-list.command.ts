import { PREPARATION_STATES, readPreparations } from '@cyclefill/features/compounding';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { preparationLine } from '../preparation-text.js';

const MOST = 200;

export const preparationListCommand = defineCommand({
  summary: 'preparations, newest first, with who made and checked them',
  usage: '',
  options: { state: { type: 'string', value: 'STATE', summary: PREPARATION_STATES.join(', ') } },
  async run(context, { options }) {
    const state = PREPARATION_STATES.find((known) => known === options.state);
    if (options.state !== undefined && state === undefined) throw new WrongUsage(`--state takes ${PREPARATION_STATES.join(', ')}`);
    const found = await (await context.uow()).run(await context.actor(), (tx) => readPreparations(tx, { limit: MOST, ...(state !== undefined && { state }) }));
    const items = found.slice(0, MOST);
    context.answer({ items }, items.length === 0 ? 'nothing was compounded' : items.map(preparationLine).join('\n'));
  },
});
