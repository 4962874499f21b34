import { AssignCode, assignCodeSchema } from '@cyclefill/features/formulary';
import { assignedCodeLines } from '../assigned-code-lines.js';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { readRequest } from '../read-request.js';

export const codeAssignCommand = defineCommand({
  summary: "a pharmacist says of which product a maker's code is that the catalogue cannot tell",
  usage: 'CODE',
  options: {
    ndc11: { type: 'string', value: 'NDC', summary: 'the product by its eleven digits; without it what was said of the code is taken back' },
    reason: { type: 'string', required: true, value: 'TEXT', summary: 'how it is known' },
  },
  async run(context, { options, operands: [scan] }) {
    if (scan === undefined) throw new WrongUsage('name what was scanned');
    const request = readRequest(assignCodeSchema, { scan, ndc11: options.ndc11 ?? null, reason: options.reason });
    const { items } = await new AssignCode(await context.uow()).execute(await context.actor(), { key: context.ids.next() }, request);
    context.answer({ items: [...items] }, assignedCodeLines(items));
  },
});
