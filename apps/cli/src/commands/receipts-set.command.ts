import { SetReceipts } from '@cyclefill/features/delivery';
import { defineCommand } from '../command.js';

export const receiptsSetCommand = defineCommand({
  summary: 'from which day on a facility says what it receives, so that run-out counts only that',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    from: { type: 'string', required: true, value: 'DATE', summary: 'first day that fills are for' },
    stop: { type: 'boolean', summary: 'from that day on it does not any more' },
  },
  async run(context, { options }) {
    const kept = options.stop !== true;
    await new SetReceipts(await context.uow()).execute(await context.actor(), 'pharmacy', options.facility, { key: context.ids.next() }, { kept, effectiveFrom: options.from });
    context.answer({ facility: options.facility, kept, from: options.from }, `${options.facility}  ${kept ? 'keeps receipts' : 'keeps no receipts'} from ${options.from} on`);
  },
});
