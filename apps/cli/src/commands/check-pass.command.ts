import { CheckPack, passPackSchema, readCheckView } from '@cyclefill/features/bench';
import { linesSeen, rxOfLines } from '../check-text.js';
import { defineCommand } from '../command.js';
import { stepPack, takeInHand } from '../pack-in-hand.js';
import { readRequest } from '../read-request.js';

export const checkPassCommand = defineCommand({
  summary: 'a pharmacist who did not pack it lets a pack go, every difference looked at',
  usage: 'PACK',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    seen: { type: 'string', value: 'RX;RX', summary: 'orders that differ from the last pack, each looked at, as `check show` lists them' },
    label: { type: 'string', value: 'CODE', summary: 'scanned from the pack in hand; PACK when left out' },
  },
  async run(context, { operands: [name = ''], options: { by, seen, label } }) {
    const hand = await takeInHand(context, name, by, 'pack.check');
    const view = await hand.uow.run(hand.caller.actor, (tx) => readCheckView(tx, hand.pack.id));
    const request = readRequest(passPackSchema, { scan: label ?? name, acknowledged: linesSeen(view, seen) });
    await stepPack(context, hand, { operation: 'pack.pass', lines: rxOfLines(view) }, (step) => new CheckPack(hand.command).pass(hand.caller, step, request));
  },
});
