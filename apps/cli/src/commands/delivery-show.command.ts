import { DeliveryPageQuery } from '@cyclefill/features/delivery';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { deliveryText } from '../delivery-text.js';
import { readId } from '../read-id.js';

export const deliveryShowCommand = defineCommand({
  summary: 'a departure of a van with its totes',
  usage: '',
  options: { delivery: { type: 'string', required: true, value: 'ID', summary: 'as `delivery list` prints it' } },
  async run(context, { options }) {
    const id = readId('--delivery', options.delivery, 'delivery list');
    const delivery = await (await context.uow()).run(await context.actor(), (tx) => tx.get(DeliveryPageQuery).one('pharmacy', id));
    context.answer(delivery as JsonValue, deliveryText(delivery));
  },
});
