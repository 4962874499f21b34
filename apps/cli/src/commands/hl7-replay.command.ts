import { ReplayHl7 } from '@cyclefill/features/hl7';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';

export const hl7ReplayCommand = defineCommand({
  summary: 'acts again on a message that waits or was refused, after what kept it was mended',
  usage: 'ID',
  options: {},
  async run(context, { operands: [given = ''] }) {
    const { state, reason, reply } = await new ReplayHl7(await context.uow()).execute(await context.actor(), readId('ID', given, 'hl7 list'));
    context.answer({ state, reason, reply }, `${state}${reason === '' ? '' : `: ${reason}`}`);
  },
});
