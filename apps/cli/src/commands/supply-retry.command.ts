import { RetrySupply } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';

export const supplyRetryCommand = defineCommand({
  summary: 'draws the papers of a supply again that were given up',
  usage: '',
  options: { supply: { type: 'string', required: true, value: 'ID', summary: 'the supply, as `supply list` prints it' } },
  async run(context, { options }) {
    const supplyId = readId('--supply', options.supply, 'supply list');
    await new RetrySupply(await context.uow()).execute(await context.actor(), supplyId);
    context.answer({ supplyId, state: 'filled' }, `the papers of ${supplyId} are drawn again by the next worker`);
  },
});
