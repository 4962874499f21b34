import type { JsonValue } from '@cyclefill/domain/kernel';
import { CheckOrders } from '@cyclefill/features/clinical';
import { clinicalChecksText } from '../clinical-checks-text.js';
import { defineCommand } from '../command.js';

export const clinicalCheckCommand = defineCommand({
  summary: 'allergies, duplicates, interactions and daily maxima over the orders of a resident, and what is not checked; the run is stored',
  usage: '',
  options: { resident: { type: 'string', required: true, value: 'R', summary: 'the resident with this code' } },
  async run(context, { options }) {
    const found = await new CheckOrders(await context.uow()).execute(await context.actor(), 'pharmacy', { code: options.resident }, true);
    context.answer(found as unknown as JsonValue, clinicalChecksText(options.resident, found));
  },
});
