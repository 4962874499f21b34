import { ReopenPack, reopenPackSchema } from '@cyclefill/features/bench';
import { defineCommand } from '../command.js';
import { stepPack, takeInHand } from '../pack-in-hand.js';
import { readRequest } from '../read-request.js';

export const benchReopenCommand = defineCommand({
  summary: 'opens a sealed pack again; it will bear the next seal number',
  usage: 'PACK',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    reason: { type: 'string', required: true, value: 'TEXT', summary: 'why' },
  },
  async run(context, { operands: [name = ''], options: { by, reason } }) {
    const request = readRequest(reopenPackSchema, { reason });
    const hand = await takeInHand(context, name, by, 'pack.fill');
    await stepPack(context, hand, { operation: 'pack.reopen' }, (step) => new ReopenPack(hand.command).execute(hand.caller, step, request));
  },
});
