import { ChangeoverListQuery, type ListedChangeover } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { readInstant } from '../read-moment.js';

const STATES: Readonly<Record<ListedChangeover['state'], (changeover: ListedChangeover) => string>> = {
  not_yet: ({ draftFrom }) => `to be drafted from ${draftFrom}`,
  draft_due: ({ draftBy }) => `DRAFT DUE by ${draftBy}: changeover draft`,
  draft_late: ({ draftBy }) => `DRAFT LATE, it was due by ${draftBy}: changeover draft`,
  drafted: ({ draftedAt, draftSetId }) => `drafted ${draftedAt ?? ''} (${draftSetId ?? ''}); once it was gone through: changeover final`,
  final: ({ finalAt, finalSetId }) => `final ${finalAt ?? ''} (${finalSetId ?? ''})`,
};

export const changeoverDueCommand = defineCommand({
  summary: 'how far each facility is with the records of its coming month, the most pressing first',
  usage: '',
  options: { 'as-of': { type: 'string', value: 'INSTANT', summary: 'the clock unless given' } },
  async run(context, { options }) {
    const at = readInstant('--as-of', options['as-of'], 'UTC');
    const items = await (await context.uow()).run(await context.actor(), (tx) => tx.get(ChangeoverListQuery).run('pharmacy', at));
    const lines = items.map((one) => `${one.facility.padEnd(8)}  ${one.from.slice(0, 7)}  in ${one.daysLeft} ${one.daysLeft === 1 ? 'day' : 'days'}: ${STATES[one.state](one)}`);
    context.answer({ items }, lines.length === 0 ? 'there is no facility' : lines.join('\n'));
  },
});
