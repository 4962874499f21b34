import { listHl7Partners } from '@cyclefill/features/hl7';
import { defineCommand } from '../command.js';
import { partnerLine } from '../hl7-text.js';

export const hl7PartnerListCommand = defineCommand({
  summary: 'senders of HL7 v2 messages that are known, and what their messages mean',
  usage: '',
  options: {},
  async run(context) {
    const items = await (await context.uow()).run(await context.actor(), (tx) => listHl7Partners(tx));
    context.answer({ items: [...items] }, items.length === 0 ? 'no sender is known: `hl7-partner set` makes one known' : items.map(partnerLine).join('\n'));
  },
});
