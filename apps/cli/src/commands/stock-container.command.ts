import { Refusal } from '@cyclefill/contracts';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { Containers, containerView, readMovements } from '@cyclefill/features/stock';
import { defineCommand } from '../command.js';
import { containerLine, movementLine } from '../stock-text.js';

export const stockContainerCommand = defineCommand({
  summary: 'one container with its whole ledger',
  usage: '',
  options: { code: { type: 'string', required: true, value: 'CODE', summary: 'code on the container' } },
  async run(context, { options: { code } }) {
    const found = await (await context.uow()).run(await context.actor(), async (tx) => {
      const container = await tx.get(Containers).find({ code });
      if (container === null) throw new Refusal('container.not-found');
      return { ...containerView(container), movements: await readMovements(tx, container.id) };
    });
    context.answer(found as JsonValue, [containerLine(found), ...found.movements.map(movementLine)].join('\n'));
  },
});
