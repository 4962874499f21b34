import { readCheckView } from '@cyclefill/features/bench';
import { checkText } from '../check-text.js';
import { defineCommand } from '../command.js';
import { findPack } from '../find-pack.js';

export const checkShowCommand = defineCommand({
  summary: 'a pack against the last one of its kind: what differs, from what to what, and its named risks',
  usage: 'PACK',
  options: {},
  async run(context, { operands: [name = ''] }) {
    const pack = await findPack(context, 'pharmacy', name);
    const view = await (await context.uow()).run(await context.actor(), (tx) => readCheckView(tx, pack.id));
    context.answer(view, checkText(pack.code, view));
  },
});
