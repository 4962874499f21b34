import { AskRenewals } from '@cyclefill/features/refill';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';
import { readInstant } from '../read-moment.js';

export const renewalAskCommand = defineCommand({
  summary: 'asks prescribers for the renewals that the look-ahead names; a worker does it each day by itself',
  usage: '',
  options: {
    'facility': { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    'as-of': { type: 'string', value: 'INSTANT', summary: 'decision clock: a date (its midnight) or an instant; the clock unless given' },
  },
  async run(context, { options }) {
    const facility = await findFacility(context, options.facility);
    const { needed, asked } = await new AskRenewals(await context.uow()).execute(await context.actor(), facility.id, readInstant('--as-of', options['as-of'], facility.zone));
    context.answer({ facility: facility.code, needed, asked }, `${facility.code}: in windows that are built within ten days ${needed} orders will fail without a renewal; ${asked} asked for now`);
  },
});
