import { OrderLedger, orderLedgerView } from '@cyclefill/features/fill';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { zoneOfOrder } from '../find-order.js';
import { ledgerText } from '../ledger-text.js';
import { readInstant } from '../read-moment.js';

export const ledgerCommand = defineCommand({
  summary: "every movement of an order's supply with its rule and the balance after it",
  usage: '',
  options: {
    'rx': { type: 'string', required: true, value: 'RX', summary: 'Rx number of the order' },
    'as-of': { type: 'string', value: 'INSTANT', summary: 'up to when: a date (its midnight) or an instant, also one to come; the clock unless given' },
  },
  async run(context, { options }) {
    const asOf = readInstant('--as-of', options['as-of'], await zoneOfOrder(context, options.rx));
    const found = await new OrderLedger(await context.uow()).execute(await context.actor(), 'pharmacy', { order: { rxNumber: options.rx }, asOf });
    const view = orderLedgerView(found);
    context.answer(view as JsonValue, ledgerText(view));
  },
});
