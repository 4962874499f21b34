import type { JsonValue } from '@cyclefill/domain/kernel';
import { RecallLots, openRecallSchema } from '@cyclefill/features/stock';
import { defineCommand } from '../command.js';
import { readRequest } from '../read-request.js';
import { reachText } from '../stock-text.js';

export const stockRecallCommand = defineCommand({
  summary: 'what a recall of a lot reaches: containers, packs, residents, facilities, emergency kits; with --source it is opened',
  usage: '',
  options: {
    ndc: { type: 'string', required: true, value: 'NDC11', summary: 'product' },
    lot: { type: 'string', required: true, value: 'LOT', summary: 'lot, or several with commas' },
    source: { type: 'string', value: 'TEXT', summary: 'opens it: who calls back, under which number' },
  },
  async run(context, { options: { ndc, lot, source } }) {
    const [recalling, actor, lots] = [new RecallLots(await context.uow()), await context.actor(), lot.split(',')];
    if (source === undefined) {
      const reach = await recalling.reach(actor, { ndc11: ndc, lots });
      context.answer(reach as JsonValue, reachText(reach));
      return;
    }
    const recall = await recalling.open(actor, context.ids.next(), readRequest(openRecallSchema, { ndc11: ndc, lots, source }));
    context.answer(recall as JsonValue, [`recall ${recall.id} is open`, reachText(recall.reach)].join('\n'));
  },
});
