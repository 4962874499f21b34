import { RENEWAL_STATUSES } from '@cyclefill/domain/refill';
import { RenewalPageQuery } from '@cyclefill/features/refill';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';
import { renewalLine } from '../renewal-line.js';

const MOST = 200;

export const renewalListCommand = defineCommand({
  summary: 'renewals asked of prescribers, newest first, with what nobody has done about them',
  usage: '',
  options: {
    facility: { type: 'string', value: 'F', summary: 'code of one facility' },
    status: { type: 'string', value: 'STATUS', summary: `only ${RENEWAL_STATUSES.join(', ')}` },
  },
  async run(context, { options }) {
    const { status } = options;
    if (status !== undefined && !RENEWAL_STATUSES.some((known) => known === status)) throw new WrongUsage(`--status takes one of ${RENEWAL_STATUSES.join(', ')}`);
    const facilityId = options.facility === undefined ? undefined : (await findFacility(context, options.facility)).id;
    const items = (await (await context.uow()).run(await context.actor(), (tx) => tx.get(RenewalPageQuery).run('pharmacy', { limit: MOST, facilityId, status }))).slice(0, MOST);
    context.answer({ items: [...items] }, items.length === 0 ? 'no renewal was asked for' : items.map(renewalLine).join('\n'));
  },
});
