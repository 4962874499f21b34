import { StartFilling } from '@cyclefill/features/bench';
import { defineCommand } from '../command.js';
import { stepPack, takeInHand } from '../pack-in-hand.js';

export const benchStartCommand = defineCommand({
  summary: 'takes a pack to fill it; one that is on the bench already is taken over',
  usage: 'PACK',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
  },
  async run(context, { operands: [name = ''], options }) {
    const hand = await takeInHand(context, name, options.by, 'pack.fill');
    await stepPack(context, hand, { operation: 'pack.start' }, (request) => new StartFilling(hand.command).execute(hand.caller, request));
  },
});
