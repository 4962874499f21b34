import { SetHl7Partner, hl7PartnerSchema } from '@cyclefill/features/hl7';
import { defineCommand } from '../command.js';
import { partnerLine } from '../hl7-text.js';
import { readJson } from '../read-json.js';
import { readRequest } from '../read-request.js';

export const hl7PartnerSetCommand = defineCommand({
  summary: 'makes a sender of HL7 v2 messages known, or says anew what its messages mean',
  usage: '',
  options: {
    application: { type: 'string', required: true, value: 'NAME', summary: 'sending application, MSH-3' },
    sender: { type: 'string', required: true, value: 'NAME', summary: 'sending facility, MSH-4' },
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility that it speaks for' },
    settings: { type: 'string', value: 'FILE', summary: 'JSON: {"encoding":"iso-8859-1","versions":["2.6"],"wings":{"2N":"North"},"frequencies":{"2XDAY":"BID"},"opensOrders":true,"hospitals":["02"]}, each of which may be left out' },
  },
  async run(context, { options: { application, sender, facility, settings } }) {
    const request = readRequest(hl7PartnerSchema, { application, sendingFacility: sender, facility, settings: settings === undefined ? {} : await readJson('--settings', settings) });
    const items = await new SetHl7Partner(await context.uow()).execute(await context.actor(), request);
    context.answer({ items: [...items] }, items.map(partnerLine).join('\n'));
  },
});
