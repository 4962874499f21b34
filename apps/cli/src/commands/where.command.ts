import { WhereIsIt } from '@cyclefill/features/delivery';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';
import { findOrder } from '../find-order.js';

export const whereCommand = defineCommand({
  summary: 'where a pack, or what was filled last of an order, is, in one sentence',
  usage: '',
  options: {
    code: { type: 'string', value: 'CODE', summary: 'code on the pack' },
    rx: { type: 'string', value: 'RX', summary: 'Rx number of the order' },
  },
  async run(context, { options }) {
    const asking = new WhereIsIt(await context.uow());
    if ((options.code === undefined) === (options.rx === undefined)) throw new WrongUsage('give --code or --rx, one of the two');
    const found = options.rx === undefined ? await asking.pack(await context.actor(), 'pharmacy', options.code ?? '') : await asking.order(await context.actor(), 'pharmacy', (await findOrder(context, options.rx)).id);
    context.answer(found as JsonValue, found.sentence);
  },
});
