import { ControlSet } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { CommandRefused } from '../command-errors.js';
import { findSet, followSet } from '../follow-set.js';
import { readId } from '../read-id.js';

export const setRetryCommand = defineCommand({
  summary: 'draws again what of a set of papers failed, or one wing of it alone',
  usage: '',
  options: {
    set: { type: 'string', required: true, value: 'ID', summary: 'the set, as `set list` prints it' },
    wing: { type: 'string', value: 'W', summary: 'one wing only' },
  },
  async run(context, { options }) {
    const id = readId('--set', options.set, 'set list');
    const found = (await findSet(context, id)).wings.find(({ wing }) => wing === options.wing);
    if (options.wing !== undefined && found === undefined) throw new CommandRefused(`the set has no wing ${options.wing}: \`set show\` names them`);
    await new ControlSet(await context.uow()).retry(await context.actor(), 'pharmacy', id, found?.wingId ?? null);
    return followSet(context, id);
  },
});
