import { RecordConsent } from '@cyclefill/features/refill';
import { defineCommand } from '../command.js';
import { consentLine } from '../consent-line.js';
import { findFacility } from '../find-facility.js';

export const consentListCommand = defineCommand({
  summary: 'consents to refills that nobody asks for, and requests for those of a window',
  usage: '',
  options: { facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' } },
  async run(context, { options }) {
    const facility = await findFacility(context, options.facility);
    const items = await new RecordConsent(await context.uow()).list(await context.actor(), 'pharmacy', facility.code);
    context.answer({ items: [...items] }, items.length === 0 ? 'nothing is recorded; what the census says holds' : items.map(consentLine).join('\n'));
  },
});
