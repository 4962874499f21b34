import type { JsonValue } from '@cyclefill/domain/kernel';
import { ReserveStock } from '@cyclefill/features/stock';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { picksText } from '../stock-text.js';

export const stockReserveCommand = defineCommand({
  summary: 'keeps stock for the lines of a batch, first expiry first, and prints what to take of which container',
  usage: '',
  options: { batch: { type: 'string', required: true, value: 'ID', summary: 'id of the batch' } },
  async run(context, { options: { batch } }) {
    const picks = await new ReserveStock(await context.uow()).reserve(await context.actor(), context.ids.next(), readId('--batch', batch, 'run show'), { marginDays: 0 });
    context.answer(picks as JsonValue, picksText(picks));
  },
});
