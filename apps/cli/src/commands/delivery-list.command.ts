import { DeliveryPageQuery } from '@cyclefill/features/delivery';
import { MAX_PAGE } from '@cyclefill/contracts';
import { defineCommand } from '../command.js';
import { deliveryLine } from '../delivery-text.js';

export const deliveryListCommand = defineCommand({
  summary: 'departures of vans, newest first',
  usage: '',
  options: { on: { type: 'string', value: 'DATE', summary: 'only of this day' } },
  async run(context, { options }) {
    const items = (await (await context.uow()).run(await context.actor(), (tx) => tx.get(DeliveryPageQuery).run('pharmacy', { limit: MAX_PAGE, runOn: options.on }))).slice(0, MAX_PAGE);
    context.answer({ items }, items.length === 0 ? 'no van is planned: `delivery plan` plans one' : items.map(deliveryLine).join('\n'));
  },
});
