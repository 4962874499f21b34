import { HoldOrder } from '@cyclefill/features/order';
import { answerStanding } from '../answer-standing.js';
import { defineCommand } from '../command.js';
import { orderTarget, wallClock } from '../find-order.js';

export const orderHoldCommand = defineCommand({
  summary: 'not given for a time, with or without an end',
  usage: '',
  options: {
    rx: { type: 'string', required: true, value: 'RX', summary: 'Rx number of the order' },
    from: { type: 'string', required: true, value: 'MOMENT', summary: 'from when, wall clock of the facility' },
    to: { type: 'string', value: 'MOMENT', summary: 'until when, exclusive; else until it is resumed' },
    reason: { type: 'string', required: true, value: 'TEXT', summary: 'why' },
  },
  async run(context, { options }) {
    const done = await new HoldOrder(await context.uow()).execute(await context.actor(), 'pharmacy', await orderTarget(context, options.rx), {
      from: wallClock(options.from), reason: options.reason, ...(options.to !== undefined && { to: wallClock(options.to) }),
    });
    await answerStanding(context, options.rx, done);
  },
});
