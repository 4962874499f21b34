import { ReturnSupply } from '@cyclefill/features/refill';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { wallClock } from '../find-order.js';
import { readMills } from '../read-money.js';

export const returnCommand = defineCommand({
  summary: 'units of an order that come back: accepted or refused with the reasons, and the credit of the payer',
  usage: '',
  options: {
    'rx': { type: 'string', required: true, value: 'RX', summary: 'Rx number of the order' },
    'units': { type: 'string', value: 'N', summary: 'how many; with --code, all that the card held unless given' },
    'code': { type: 'string', value: 'CODE', summary: 'code on the card' },
    'at': { type: 'string', required: true, value: 'MOMENT', summary: 'when, wall clock of the facility' },
    'sealed': { type: 'boolean', summary: 'the seal and all doses are intact' },
    'in-custody': { type: 'boolean', summary: 'it never left the trained control of the facility' },
    'expires': { type: 'string', value: 'DATE', summary: 'its expiry' },
    'price': { type: 'string', value: 'DOLLARS', summary: 'price of a unit when it was dispensed, such as 0.125' },
  },
  async run(context, { options }) {
    const { rx, units, code, expires, price } = options;
    const done = await new ReturnSupply(await context.uow()).execute(await context.actor(), 'pharmacy', context.ids.next(), { rxNumber: rx }, {
      at: wallClock(options.at), sealed: options.sealed === true, inCustody: options['in-custody'] === true, ...(units !== undefined && { units }), ...(code !== undefined && { code }),
      ...(expires !== undefined && { expiresOn: expires }), ...(price !== undefined && { unitPriceMills: readMills('--price', price) }),
    });
    const credit = `credit ${(done.creditCents / 100).toFixed(2)} after a handling fee of ${(done.handlingFeeCents / 100).toFixed(2)}, payer ${done.payer || 'none'}`;
    const head = `${rx}  ${done.units} ${done.accepted ? `accepted; ${credit}` : 'refused'}`;
    context.answer(done as JsonValue, [head, ...done.sentences.map((sentence) => `  ${sentence}`)].join('\n'));
  },
});
