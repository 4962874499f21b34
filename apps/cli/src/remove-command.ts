import { RemovePack, removePackSchema } from '@cyclefill/features/bench';
import { type Command, defineCommand } from './command.js';
import { stepPack, takeInHand } from './pack-in-hand.js';
import { readRequest } from './read-request.js';

const OPTIONS = {
  'by': { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
  'reason': { type: 'string', required: true, value: 'TEXT', summary: 'why' },
  'not-again': { type: 'boolean', summary: 'nothing is planned in its place' },
} as const;

/** A command that takes a pack out of the way for good. */
export function removeCommand({ summary, operation, to }: { readonly summary: string; readonly operation: string; readonly to: 'void' | 'recalled' }): Command<typeof OPTIONS> {
  return defineCommand({
    summary,
    usage: 'PACK',
    options: OPTIONS,
    async run(context, { operands: [name = ''], options: { by, reason, 'not-again': notAgain } }) {
      const request = readRequest(removePackSchema, { reason, replace: !notAgain });
      const hand = await takeInHand(context, name, by, 'pack.void');
      await stepPack(context, hand, { operation }, (step) => new RemovePack(hand.command).execute(hand.caller, step, to, request));
    },
  });
}
