import { PreviewEffect } from '@cyclefill/features/reconciliation';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { effectLines } from '../reconciliation-text.js';

export const reconciliationEffectCommand = defineCommand({
  summary: 'what signing would bring: doses of the next 24 hours, packs to pull, first doses and whether the emergency kit has them; nothing is done',
  usage: 'ID',
  options: {},
  async run(context, { operands: [given = ''] }) {
    const id = readId('ID', given, 'reconciliation list');
    const effect = await new PreviewEffect(await context.uow()).execute(await context.actor(), 'pharmacy', id);
    context.answer({ ...effect }, effectLines(effect).join('\n'));
  },
});
