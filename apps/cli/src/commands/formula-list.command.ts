import { SetFormula } from '@cyclefill/features/compounding';
import { defineCommand } from '../command.js';

export const formulaListCommand = defineCommand({
  summary: 'master formulas in the versions that hold today, with their ingredients',
  usage: '',
  options: {},
  async run(context) {
    const items = await new SetFormula(await context.uow()).list(await context.actor());
    const lines = items.flatMap(({ code, name, makes, category, storage, effectiveFrom, ingredients }) => [
      `${code}  ${name}  makes ${makes}  ${category}, ${storage}  from ${effectiveFrom}`,
      ...ingredients.map(({ role, name: what, amount, unit, labelled, ndc11 }, index) => `  ${index + 1}. ${role}  ${what}  ${amount} ${unit}${labelled === '' ? '' : ` (${labelled})`}  NDC ${ndc11}`),
    ]);
    context.answer({ items: [...items] }, lines.length === 0 ? 'there is no formula: `formula set` says one' : lines.join('\n'));
  },
});
