import { CheckPack, holdPackSchema } from '@cyclefill/features/bench';
import { defineCommand } from '../command.js';
import { stepPack, takeInHand } from '../pack-in-hand.js';
import { readRequest } from '../read-request.js';

export const checkHoldCommand = defineCommand({
  summary: 'keeps a sealed pack with a question',
  usage: 'PACK',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    reason: { type: 'string', required: true, value: 'TEXT', summary: 'the question' },
  },
  async run(context, { operands: [name = ''], options: { by, reason } }) {
    const request = readRequest(holdPackSchema, { reason });
    const hand = await takeInHand(context, name, by, 'pack.check');
    await stepPack(context, hand, { operation: 'pack.hold' }, (step) => new CheckPack(hand.command).hold(hand.caller, step, request));
  },
});
