import { RecordResponse, reviewResponseSchema } from '@cyclefill/features/review';
import { defineCommand } from '../command.js';
import { findPerson } from '../find-person.js';
import { readId } from '../read-id.js';
import { readRequest } from '../read-request.js';
import { reviewLines } from '../review-text.js';

export const reviewRespondCommand = defineCommand({
  summary: 'records what the attending did about an irregularity, or why nothing changes',
  usage: 'ID',
  options: {
    number: { type: 'string', required: true, value: 'N', summary: 'of the irregularity, as `review list` prints it' },
    outcome: { type: 'string', required: true, value: 'WHAT', summary: 'changed or no-change' },
    note: { type: 'string', required: true, value: 'TEXT', summary: 'what was done, or the reason why nothing changes' },
    responder: { type: 'string', required: true, value: 'NAME', summary: 'the attending who reviewed it' },
    on: { type: 'string', value: 'DATE', summary: 'the day in the chart; today unless given' },
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who records it' },
  },
  async run(context, { operands: [given = ''], options: { number, outcome, note, responder, on, by } }) {
    const id = readId('ID', given, 'review list');
    const request = readRequest(reviewResponseSchema, { number: Number(number), outcome, note, responder, ...(on !== undefined && { respondedOn: on }) });
    const { actor, scope } = await findPerson(context, by, 'review.respond');
    const review = await new RecordResponse(await context.uow()).execute(actor, scope, { id, key: context.ids.next() }, request);
    context.answer({ ...review }, reviewLines(review).join('\n'));
  },
});
