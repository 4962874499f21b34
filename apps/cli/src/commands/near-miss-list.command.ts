import { NEAR_MISS_CLASSES, STATIONS } from '@cyclefill/domain/bench';
import { type NearMiss, NearMissPageQuery, nearMissQuery } from '@cyclefill/features/bench';
import { ListUsers } from '@cyclefill/features/identity';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';
import { findPerson } from '../find-person.js';
import { readRequest } from '../read-request.js';

const MOST = 200;

export const nearMissListCommand = defineCommand({
  summary: 'errors that were caught, by class and station; persons only to themselves and to an auditor',
  usage: '',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who reads' },
    facility: { type: 'string', value: 'F', summary: 'code of one facility' },
    class: { type: 'string', value: 'CLASS', summary: `only ${NEAR_MISS_CLASSES.join(', ')}` },
    station: { type: 'string', value: 'STATION', summary: `only caught at ${STATIONS.join(', ')}` },
  },
  async run(context, { options: { by, facility, class: of, station } }) {
    const { actor, scope, role } = await findPerson(context, by, 'near-miss.read');
    const facilityId = facility === undefined ? undefined : (await findFacility(context, facility)).id;
    const query = readRequest(nearMissQuery, { limit: String(MOST), facilityId, class: of, station });
    const uow = await context.uow();
    const found = await uow.run(actor, (tx) => tx.get(NearMissPageQuery).run({ scope, userId: actor.userId, role }, query));
    const logins = new Map((await new ListUsers(uow).execute(actor)).map(({ id, login }) => [id, login]));
    const line = ({ at, station: where, class: kind, code, params, personId }: NearMiss): string =>
      `${at.slice(0, 16)}Z  ${where}  ${kind}  ${code}${Object.entries(params).map(([name, value]) => `  ${name} ${String(value)}`).join('')}${personId === null ? '' : `  by ${logins.get(personId) ?? personId}`}`;
    const items = found.slice(0, MOST);
    if (found.length > MOST) context.err(`the first ${MOST}: --facility, --class or --station narrows them`);
    context.answer({ items } as JsonValue, items.length === 0 ? 'nothing was caught' : items.map(line).join('\n'));
  },
});
