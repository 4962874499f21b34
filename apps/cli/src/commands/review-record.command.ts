import { RecordReview, recordReviewSchema } from '@cyclefill/features/review';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findPerson } from '../find-person.js';
import { findResidentByCode } from '../find-resident.js';
import { readJson } from '../read-json.js';
import { readRequest } from '../read-request.js';
import { reviewLines } from '../review-text.js';

export const reviewRecordCommand = defineCommand({
  summary: "a pharmacist has reviewed a resident's regimen and chart: nothing irregular, or what was, for the attending to act on",
  usage: '',
  options: {
    resident: { type: 'string', required: true, value: 'R', summary: 'code of the resident' },
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'the pharmacist' },
    none: { type: 'boolean', summary: 'nothing was irregular' },
    file: { type: 'string', value: 'FILE', summary: 'what was, as JSON: {"irregularities":[{"rxNumber":"…","class":"excessive-duration","finding":"…","urgent":false}]}' },
    note: { type: 'string', value: 'TEXT', summary: 'what was looked at in the chart' },
    facility: { type: 'string', value: 'F', summary: 'code of the facility, where two have a resident of this code' },
  },
  async run(context, { options: { resident, by, none, file, note, facility } }) {
    if (none === (file !== undefined)) throw new WrongUsage('give --none, or --file with what was irregular');
    const said = file === undefined ? { irregularities: [] } : await readJson('--file', file);
    const request = readRequest(recordReviewSchema, note === undefined ? said : { ...(said as object), note });
    const { actor, scope } = await findPerson(context, by, 'review.record');
    const residentId = await findResidentByCode(context, resident, facility ?? null);
    const review = await new RecordReview(await context.uow()).execute(actor, scope, { residentId, key: context.ids.next() }, request);
    context.answer({ ...review }, reviewLines(review).join('\n'));
  },
});
