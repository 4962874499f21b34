import { PACK_EXCEPTIONS } from '@cyclefill/domain/bench';
import { ExceptOrder, exceptOrderSchema } from '@cyclefill/features/bench';
import { defineCommand } from '../command.js';
import { orderInPack } from '../order-in-pack.js';
import { stepPack, takeInHand } from '../pack-in-hand.js';
import { readRequest } from '../read-request.js';

export const benchExceptCommand = defineCommand({
  summary: 'says that nothing of an order can be put into its pack, and why; the others go on',
  usage: 'PACK RX',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    reason: { type: 'string', required: true, value: 'REASON', summary: PACK_EXCEPTIONS.join(', ') },
    note: { type: 'string', value: 'TEXT', summary: 'more about it' },
  },
  async run(context, { operands: [name = '', rx = ''], options: { by, reason, note } }) {
    const request = readRequest(exceptOrderSchema, { reason, ...(note !== undefined && { note }) });
    const hand = await takeInHand(context, name, by, 'pack.fill');
    const order = orderInPack(hand.pack, rx);
    await stepPack(context, hand, { operation: 'pack.except', order }, (step) => new ExceptOrder(hand.command).execute(hand.caller, { ...step, orderId: order.orderId }, request));
  },
});
