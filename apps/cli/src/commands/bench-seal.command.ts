import { SealPack, sealPackSchema } from '@cyclefill/features/bench';
import { defineCommand } from '../command.js';
import { stepPack, takeInHand } from '../pack-in-hand.js';
import { readRequest } from '../read-request.js';

export const benchSealCommand = defineCommand({
  summary: 'seals a pack: every order packed or excepted, counts and lots complete, each dose still due',
  usage: 'PACK',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    label: { type: 'string', value: 'CODE', summary: 'scanned from the label that was put on; PACK when left out' },
    tray: { type: 'string', value: 'CODE', summary: "scanned from the resident's tray" },
  },
  async run(context, { operands: [name = ''], options: { by, label, tray } }) {
    const request = readRequest(sealPackSchema, { scan: label ?? name, ...(tray !== undefined && { trayScan: tray }) });
    const hand = await takeInHand(context, name, by, 'pack.fill');
    await stepPack(context, hand, { operation: 'pack.seal' }, (step) => new SealPack(hand.command).execute(hand.caller, step, request));
  },
});
