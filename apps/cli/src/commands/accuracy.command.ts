import { type Accuracy, readAccuracy } from '@cyclefill/features/bench';
import { formatDay } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { findColleague, findPerson } from '../find-person.js';
import { readDate } from '../read-moment.js';

function accuracyText(login: string, { from, sealed, sentBack, ordersPacked, nearMisses, checks }: Accuracy): string {
  return [
    `${login}${from === null ? '' : `, from ${from}`}: ${ordersPacked} orders packed, ${sealed} packs sealed, ${sentBack} sent back`,
    ...nearMisses.map(({ class: of, station, count }) => `  ${of}, caught at ${station}: ${count}`),
    `  checks that a pharmacist looked at again: ${checks.audited} on ${checks.days} days, ${checks.correct} right`,
    ...checks.states.map(({ state, lacks }) => `  ${state}: ${lacks.length === 0 ? 'checks packs there' : `lacks ${lacks.join(', ')}`}`),
  ].join('\n');
}

export const accuracyCommand = defineCommand({
  summary: "how right one person worked: one's own, or for an auditor anybody's",
  usage: '',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who reads' },
    of: { type: 'string', value: 'LOGIN', summary: 'whose work; who reads when left out' },
    from: { type: 'string', value: 'DATE', summary: 'the first day that counts' },
  },
  async run(context, { options: { by, of, from } }) {
    const { actor, role } = await findPerson(context, by, 'near-miss.read');
    const since = from === undefined ? null : formatDay(readDate('--from', from));
    const personId = of === undefined ? actor.userId : (await findColleague(context, of)).id;
    const accuracy = await (await context.uow()).run(actor, (tx) => readAccuracy(tx, { userId: actor.userId, role }, personId, since));
    context.answer(accuracy, accuracyText(of ?? by, accuracy));
  },
});
