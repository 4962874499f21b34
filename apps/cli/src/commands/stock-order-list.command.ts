import type { JsonValue } from '@cyclefill/domain/kernel';
import { KeepPar } from '@cyclefill/features/stock';
import { defineCommand } from '../command.js';

export const stockOrderListCommand = defineCommand({
  summary: 'products below their par level, in packages, each with its numbers',
  usage: '',
  options: {},
  async run(context) {
    const items = await new KeepPar(await context.uow()).orderList(await context.actor());
    const lines = items.map(({ ndc11, drug, strength, packages, sentence }) => `${ndc11}  ${drug} ${strength}: ${packages ?? '?'} packages. ${sentence}`);
    context.answer({ items: [...items] } as JsonValue, lines.length === 0 ? 'nothing is below its par level' : lines.join('\n'));
  },
});
