import { defineCommand } from '../command.js';
import { findPreparation, preparationText } from '../preparation-text.js';

export const preparationShowCommand = defineCommand({
  summary: 'the compounding record of one preparation by its printed code: lots, people, until when it may be used',
  usage: 'PREPARATION',
  options: {},
  async run(context, { operands: [code = ''] }) {
    const found = await findPreparation(context, code);
    context.answer({ ...found }, preparationText(found));
  },
});
