import { SetViewQuery } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';
import { setLine } from '../set-text.js';

const MOST = 50;

export const setListCommand = defineCommand({
  summary: 'sets of papers with how far they are, newest first',
  usage: '',
  options: { facility: { type: 'string', value: 'F', summary: 'of one facility' } },
  async run(context, { options }) {
    const facilityId = options.facility === undefined ? undefined : (await findFacility(context, options.facility)).id;
    const [uow, actor] = [await context.uow(), await context.actor()];
    const items = (await uow.run(actor, (tx) => tx.get(SetViewQuery).run('pharmacy', { limit: MOST, facilityId }))).slice(0, MOST);
    context.answer({ items }, items.length === 0 ? 'no set of papers was asked for yet' : items.map(setLine).join('\n'));
  },
});
