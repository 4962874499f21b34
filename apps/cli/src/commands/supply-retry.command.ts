import { RetrySupply } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';

export const supplyRetryCommand = defineCommand({
  summary: 'draws the papers of a supply again that were given up',
  usage: '',
  options: { supply: { type: 'string', required: true, value: 'ID', summary: 'the supply, as `supply list` prints it' } },
  async run(context, { options }) {
    await new RetrySupply(await context.uow()).execute(await context.actor(), options.supply);
    context.answer({ supplyId: options.supply, state: 'filled' }, `the papers of ${options.supply} are drawn again by the next worker`);
  },
});
