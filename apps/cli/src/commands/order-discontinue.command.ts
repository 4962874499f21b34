import { DiscontinueOrder } from '@cyclefill/features/order';
import { answerStanding } from '../answer-standing.js';
import { defineCommand } from '../command.js';
import { orderTarget, wallClock } from '../find-order.js';

export const orderDiscontinueCommand = defineCommand({
  summary: 'ends an order at a moment, exclusive',
  usage: '',
  options: {
    rx: { type: 'string', required: true, value: 'RX', summary: 'Rx number of the order' },
    at: { type: 'string', required: true, value: 'MOMENT', summary: 'the stop, wall clock of the facility' },
    reason: { type: 'string', required: true, value: 'TEXT', summary: 'why' },
  },
  async run(context, { options }) {
    const done = await new DiscontinueOrder(await context.uow()).execute(await context.actor(), 'pharmacy', await orderTarget(context, options.rx), { at: wallClock(options.at), reason: options.reason });
    await answerStanding(context, options.rx, done);
  },
});
