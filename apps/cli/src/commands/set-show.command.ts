import { defineCommand } from '../command.js';
import { findSet, followSet } from '../follow-set.js';
import { readId } from '../read-id.js';
import { setText } from '../set-text.js';

export const setShowCommand = defineCommand({
  summary: 'how far a set of papers is, wing by wing, and its documents',
  usage: '',
  options: {
    set: { type: 'string', required: true, value: 'ID', summary: 'the set, as `set list` prints it' },
    follow: { type: 'boolean', summary: 'goes on saying so until it has ended' },
  },
  async run(context, { options }) {
    const id = readId('--set', options.set, 'set list');
    if (options.follow === true) return followSet(context, id);
    const set = await findSet(context, id);
    context.answer(set, setText(set));
    return;
  },
});
