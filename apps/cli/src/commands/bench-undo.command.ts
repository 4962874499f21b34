import { UndoOrder } from '@cyclefill/features/bench';
import { defineCommand } from '../command.js';
import { orderInPack } from '../order-in-pack.js';
import { stepPack, takeInHand } from '../pack-in-hand.js';

export const benchUndoCommand = defineCommand({
  summary: 'takes back the last order that was confirmed or excepted; of a pack that was reopened any one',
  usage: 'PACK [RX]',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
  },
  async run(context, { operands: [name = '', rx], options }) {
    const hand = await takeInHand(context, name, options.by, 'pack.fill');
    const named = rx === undefined ? {} : { orderId: orderInPack(hand.pack, rx).orderId };
    await stepPack(context, hand, { operation: 'pack.undo' }, (request) => new UndoOrder(hand.command).execute(hand.caller, request, named));
  },
});
