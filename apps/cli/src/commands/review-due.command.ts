import { ListDueReviews } from '@cyclefill/features/review';
import { defineCommand } from '../command.js';
import { dueReviewLine } from '../review-text.js';

export const reviewDueCommand = defineCommand({
  summary: "residents whose pharmacist's review of the month is due or overdue, or who wait for a response of the attending (R213)",
  usage: '',
  options: { facility: { type: 'string', value: 'F', summary: 'code of one facility; all unless given' } },
  async run(context, { options: { facility } }) {
    const items = await new ListDueReviews(await context.uow()).execute(await context.actor(), 'pharmacy', facility === undefined ? {} : { facility });
    context.answer({ items: [...items] }, items.length === 0 ? 'everybody is reviewed this month, and every irregularity is answered' : items.map(dueReviewLine).join('\n'));
  },
});
