import { FillTote, TotePageQuery } from '@cyclefill/features/delivery';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { CommandRefused } from '../command-errors.js';
import { findOrder } from '../find-order.js';
import { findPerson } from '../find-person.js';

export const toteScanCommand = defineCommand({
  summary: 'puts a pack into a tote by its code, or what of an order is in no pack by its Rx number',
  usage: '',
  options: {
    tote: { type: 'string', required: true, value: 'CODE', summary: 'code on the tote' },
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    code: { type: 'string', value: 'CODE', summary: 'code on the pack or container' },
    rx: { type: 'string', value: 'RX', summary: 'order of a container without a code' },
  },
  async run(context, { options }) {
    const [uow, { actor, scope }] = [await context.uow(), await findPerson(context, options.by, 'delivery.write')];
    const { id } = await uow.run(actor, (tx) => tx.get(TotePageQuery).one(scope, { code: options.tote }));
    const filling = new FillTote(uow);
    const scan = options.rx === undefined
      ? await filling.scan(actor, scope, id, context.ids.next(), { code: options.code ?? '' })
      : await filling.addContainer(actor, scope, id, context.ids.next(), { orderId: (await findOrder(context, options.rx)).id });
    if (scan.verdict === 'stop') throw new CommandRefused(`${scan.code}: ${scan.sentence}`);
    context.answer(scan as JsonValue, `${options.code ?? `Rx ${options.rx ?? ''}`}  ${scan.sentence}`);
  },
});
