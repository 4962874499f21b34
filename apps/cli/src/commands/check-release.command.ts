import { CheckPack } from '@cyclefill/features/bench';
import { defineCommand } from '../command.js';
import { stepPack, takeInHand } from '../pack-in-hand.js';

export const checkReleaseCommand = defineCommand({
  summary: 'ends the hold of a pack',
  usage: 'PACK',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
  },
  async run(context, { operands: [name = ''], options }) {
    const hand = await takeInHand(context, name, options.by, 'pack.check');
    await stepPack(context, hand, { operation: 'pack.release' }, (step) => new CheckPack(hand.command).release(hand.caller, step));
  },
});
