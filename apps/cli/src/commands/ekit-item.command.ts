import type { JsonValue } from '@cyclefill/domain/kernel';
import { KeepEkit, setEkitItemSchema } from '@cyclefill/features/refill';
import { defineCommand } from '../command.js';
import { ekitText } from '../ekit-text.js';
import { readRequest } from '../read-request.js';

export const ekitItemCommand = defineCommand({
  summary: 'how much of a drug belongs into the emergency kit of a facility',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    ndc: { type: 'string', required: true, value: 'NDC11', summary: 'product, eleven digits' },
    par: { type: 'string', required: true, value: 'N', summary: 'units; 0 = it does not belong into it any more' },
  },
  async run(context, { options }) {
    const request = readRequest(setEkitItemSchema, { ndc11: options.ndc, par: options.par });
    const kit = await new KeepEkit(await context.uow()).setItem({ actor: await context.actor(), scope: 'pharmacy', code: options.facility }, { key: context.ids.next() }, request);
    context.answer(kit as JsonValue, ekitText(kit));
  },
});
