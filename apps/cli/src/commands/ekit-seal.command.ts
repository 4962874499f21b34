import type { JsonValue } from '@cyclefill/domain/kernel';
import { KeepEkit, sealEkitSchema } from '@cyclefill/features/refill';
import { defineCommand } from '../command.js';
import { ekitText } from '../ekit-text.js';
import { readRequest } from '../read-request.js';

export const ekitSealCommand = defineCommand({
  summary: 'records the seal that was put on the emergency kit of a facility',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    number: { type: 'string', required: true, value: 'NUMBER', summary: 'number of the seal' },
    by: { type: 'string', required: true, value: 'NAME', summary: 'who put it on' },
  },
  async run(context, { options }) {
    const request = readRequest(sealEkitSchema, { number: options.number, by: options.by });
    const kit = await new KeepEkit(await context.uow()).seal({ actor: await context.actor(), scope: 'pharmacy', code: options.facility }, context.ids.next(), request);
    context.answer(kit as JsonValue, ekitText(kit));
  },
});
