import type { JsonValue } from '@cyclefill/domain/kernel';
import { containerView, readContainerPage, readExpiring } from '@cyclefill/features/stock';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { containerLine } from '../stock-text.js';

const MOST = 200;

export const stockListCommand = defineCommand({
  summary: 'containers in stock, those that came in last first; or those that expire, the earliest first',
  usage: '',
  options: {
    ndc: { type: 'string', value: 'NDC11', summary: 'of one product' },
    lot: { type: 'string', value: 'LOT', summary: 'of one lot' },
    location: { type: 'string', value: 'PLACE', summary: 'at one place' },
    expiring: { type: 'string', value: 'DAYS', summary: 'expired, or will be within so many days' },
  },
  async run(context, { options: { ndc, lot, location, expiring } }) {
    if (expiring !== undefined && !/^\d{1,4}$/u.test(expiring)) throw new WrongUsage('--expiring takes a number of days');
    const found = await (await context.uow()).run(await context.actor(), (tx) => (expiring === undefined ? readContainerPage(tx, { limit: MOST, ndc11: ndc, lot, location }) : readExpiring(tx, Number(expiring))));
    const items = found.slice(0, MOST).map(containerView);
    context.answer({ items } as JsonValue, items.length === 0 ? 'nothing lies in stock' : items.map(containerLine).join('\n'));
  },
});
