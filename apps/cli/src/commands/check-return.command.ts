import { NEAR_MISS_CLASSES } from '@cyclefill/domain/bench';
import { CheckPack, sendBackSchema } from '@cyclefill/features/bench';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { orderInPack } from '../order-in-pack.js';
import { stepPack, takeInHand } from '../pack-in-hand.js';
import { readRequest } from '../read-request.js';

function positionsOf(text: string): number[] {
  if (!/^\d{1,3}(?:;\d{1,3})*$/u.test(text)) throw new WrongUsage('--cells takes positions from 1, such as 3;17');
  return text.split(';').map(Number);
}

export const checkReturnCommand = defineCommand({
  summary: 'sends a pack back to the bench; counts as caught at the check',
  usage: 'PACK',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    reason: { type: 'string', required: true, value: 'TEXT', summary: 'what is wrong' },
    class: { type: 'string', required: true, value: 'CLASS', summary: NEAR_MISS_CLASSES.join(', ') },
    rx: { type: 'string', value: 'RX', summary: 'the order that it is about' },
    cells: { type: 'string', value: 'N;N', summary: 'the cells that are wrong, from 1' },
  },
  async run(context, { operands: [name = ''], options: { by, reason, class: of, rx, cells } }) {
    const hand = await takeInHand(context, name, by, 'pack.check');
    const request = readRequest(sendBackSchema, { reason, class: of, ...(rx !== undefined && { orderId: orderInPack(hand.pack, rx).orderId }), ...(cells !== undefined && { cells: positionsOf(cells) }) });
    await stepPack(context, hand, { operation: 'pack.send-back' }, (step) => new CheckPack(hand.command).sendBack(hand.caller, step, request));
  },
});
