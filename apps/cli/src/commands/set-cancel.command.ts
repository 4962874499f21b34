import { ControlSet } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';

export const setCancelCommand = defineCommand({
  summary: 'ends a set of papers before its next wing is drawn; none of it becomes a document',
  usage: '',
  options: { set: { type: 'string', required: true, value: 'ID', summary: 'the set, as `set list` prints it' } },
  async run(context, { options }) {
    const setId = readId('--set', options.set, 'set list');
    await new ControlSet(await context.uow()).cancel(await context.actor(), 'pharmacy', setId);
    context.answer({ setId, state: 'cancelled' }, `${setId} is cancelled`);
  },
});
