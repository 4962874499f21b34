import { CheckAsTechnician, readCheckView, technicianCheckSchema } from '@cyclefill/features/bench';
import { linesSeen, rxOfLines } from '../check-text.js';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { stepPack, takeInHand } from '../pack-in-hand.js';
import { readRequest } from '../read-request.js';

export const checkTechnicianCommand = defineCommand({
  summary: 'a technician checks what somebody else packed: practice, until the programme of the state is met',
  usage: 'PACK',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    passed: { type: 'boolean', summary: 'it may go' },
    failed: { type: 'boolean', summary: 'it may not' },
    seen: { type: 'string', value: 'RX;RX', summary: 'orders that differ from the last pack, each looked at, as `check show` lists them' },
    label: { type: 'string', value: 'CODE', summary: 'scanned from the pack in hand; PACK when left out' },
  },
  async run(context, { operands: [name = ''], options: { by, passed, failed, seen, label } }) {
    if (passed === failed) throw new WrongUsage('say what was found: --passed or --failed');
    const hand = await takeInHand(context, name, by, 'pack.fill');
    const view = await hand.uow.run(hand.caller.actor, (tx) => readCheckView(tx, hand.pack.id));
    const request = readRequest(technicianCheckSchema, { scan: label ?? name, acknowledged: linesSeen(view, seen), passed });
    await stepPack(context, hand, { operation: 'pack.technician-check', lines: rxOfLines(view) }, (step) => new CheckAsTechnician(hand.command).execute(hand.caller, step, request));
  },
});
