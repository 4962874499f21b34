import type { JsonValue } from '@cyclefill/domain/kernel';
import { KeepEkit } from '@cyclefill/features/refill';
import { defineCommand } from '../command.js';
import { ekitText } from '../ekit-text.js';

export const ekitShowCommand = defineCommand({
  summary: 'the emergency kit of a facility: contents by lot, seal, what to replenish, STAT doses not yet supplied',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
  },
  async run(context, { options }) {
    const kit = await new KeepEkit(await context.uow()).read({ actor: await context.actor(), scope: 'pharmacy', code: options.facility });
    context.answer(kit as JsonValue, ekitText(kit));
  },
});
