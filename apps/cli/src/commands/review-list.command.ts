import { readReviews } from '@cyclefill/features/review';
import { defineCommand } from '../command.js';
import { findResidentByCode } from '../find-resident.js';
import { reviewLines } from '../review-text.js';

const MOST = 200;

export const reviewListCommand = defineCommand({
  summary: "pharmacists' reviews, newest first, with what was irregular and what was done about it",
  usage: '',
  options: {
    resident: { type: 'string', value: 'R', summary: 'code of one resident' },
    facility: { type: 'string', value: 'F', summary: 'code of one facility' },
    open: { type: 'boolean', summary: 'only those that wait for a response' },
  },
  async run(context, { options: { resident, facility, open } }) {
    const residentId = resident === undefined ? null : await findResidentByCode(context, resident, facility ?? null);
    const found = await (await context.uow()).run(await context.actor(), (tx) => readReviews(tx, 'pharmacy', { limit: MOST, ...(residentId !== null && { residentId }), ...(facility !== undefined && { facility }), ...(open && { open: 'true' as const }) }));
    const items = found.slice(0, MOST);
    if (found.length > MOST) context.err(`only the newest ${MOST} are shown`);
    context.answer({ items }, items.length === 0 ? 'there is no such review: `review record` records one' : items.flatMap(reviewLines).join('\n'));
  },
});
