import { PACK_EXCEPTIONS } from '@cyclefill/domain/bench';
import { ConfirmOrder, confirmOrderSchema } from '@cyclefill/features/bench';
import { defineCommand } from '../command.js';
import { containersOf } from '../filled-out-of.js';
import { findColleague } from '../find-person.js';
import { orderInPack } from '../order-in-pack.js';
import { stepPack, takeInHand } from '../pack-in-hand.js';
import { readRequest } from '../read-request.js';

export const benchConfirmCommand = defineCommand({
  summary: 'confirms what was put into a pack of one order: scanned or typed, counted; out of several containers with ; in each option',
  usage: 'PACK RX [SCAN…]',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    ndc: { type: 'string', value: 'NDC11', summary: 'product, where nothing could be scanned' },
    lot: { type: 'string', value: 'LOT', summary: 'where the code does not say it' },
    expires: { type: 'string', value: 'DATE', summary: 'where the code does not say it' },
    units: { type: 'string', value: 'N', summary: 'what goes in; what is expected when left out' },
    poured: { type: 'string', value: 'N', summary: 'counted when it was poured' },
    left: { type: 'string', value: 'N', summary: 'counted in the container afterwards' },
    witness: { type: 'string', value: 'LOGIN', summary: 'who saw it; needed for controlled drugs' },
    partial: { type: 'string', value: 'REASON', summary: `why fewer go in than expected: ${PACK_EXCEPTIONS.join(', ')}` },
    note: { type: 'string', value: 'TEXT', summary: 'more about --partial' },
    override: { type: 'string', value: 'REASON', summary: 'a pharmacist sets aside what the scan says' },
    recounted: { type: 'boolean', summary: 'a count that differs was made a second time' },
  },
  async run(context, { operands: [name = '', rx = '', ...scans], options }) {
    const { ndc, lot, expires, units, poured, left, witness, partial, note, override, recounted } = options;
    const hand = await takeInHand(context, name, options.by, 'pack.fill');
    const order = orderInPack(hand.pack, rx);
    const request = readRequest(confirmOrderSchema, {
      containers: containersOf({ scans, ndc, lot, expires, units, poured, left }, partial === undefined ? order.expected : null), recounted: recounted === true,
      ...(partial !== undefined && { partial: { reason: partial, ...(note !== undefined && { note }) } }), ...(override !== undefined && { override: { reason: override } }),
      ...(witness !== undefined && { witnessId: (await findColleague(context, witness)).id }),
    });
    await stepPack(context, hand, { operation: 'pack.confirm', order }, (step) => new ConfirmOrder(hand.command).execute(hand.caller, { ...step, orderId: order.orderId }, request));
  },
});
