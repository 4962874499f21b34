import { AssignCode } from '@cyclefill/features/formulary';
import { assignedCodeLines } from '../assigned-code-lines.js';
import { defineCommand } from '../command.js';

export const codeListCommand = defineCommand({
  summary: "makers' codes of which a pharmacist said the product",
  usage: '',
  options: {},
  async run(context) {
    const { items } = await new AssignCode(await context.uow()).list(await context.actor());
    context.answer({ items: [...items] }, assignedCodeLines(items));
  },
});
