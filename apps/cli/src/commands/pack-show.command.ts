import { defineCommand } from '../command.js';
import { findPack } from '../find-pack.js';
import { packText } from '../pack-text.js';

export const packShowCommand = defineCommand({
  summary: 'one pack by its printed code: its orders, how far they are, and the cells to pull',
  usage: 'PACK',
  options: {},
  async run(context, { operands: [name = ''] }) {
    const view = await findPack(context, 'pharmacy', name);
    context.answer(view, packText(view));
  },
});
