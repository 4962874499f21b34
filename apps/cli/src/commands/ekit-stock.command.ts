import type { JsonValue } from '@cyclefill/domain/kernel';
import { KeepEkit, stockEkitSchema } from '@cyclefill/features/refill';
import { defineCommand } from '../command.js';
import { ekitText } from '../ekit-text.js';
import { readRequest } from '../read-request.js';

export const ekitStockCommand = defineCommand({
  summary: 'puts units of a lot into the emergency kit of a facility, or takes them out without giving them',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    ndc: { type: 'string', required: true, value: 'NDC11', summary: 'product, eleven digits' },
    units: { type: 'string', required: true, value: 'N', summary: 'how many' },
    lot: { type: 'string', required: true, value: 'LOT', summary: 'lot number' },
    expires: { type: 'string', value: 'DATE', summary: 'last day on which it may be given' },
    by: { type: 'string', required: true, value: 'NAME', summary: 'who did it' },
    'taken-out': { type: 'string', value: 'REASON', summary: 'takes them out: expired, recalled' },
  },
  async run(context, { options }) {
    const { ndc, units, lot, by, expires, 'taken-out': takenOut } = options;
    const request = readRequest(stockEkitSchema, { ndc11: ndc, units, lot, expiresOn: expires ?? null, by, takenOut });
    const kit = await new KeepEkit(await context.uow()).stock({ actor: await context.actor(), scope: 'pharmacy', code: options.facility }, context.ids.next(), request);
    context.answer(kit as JsonValue, ekitText(kit));
  },
});
