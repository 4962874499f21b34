import { NAMED_RISKS, type NamedRisk } from '@cyclefill/domain/bench';
import { readCheckQueue } from '@cyclefill/features/bench';
import { queueLine } from '../check-text.js';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findFacility, listFacilities } from '../find-facility.js';

const MOST = 200;

const isRisk = (text: string): text is NamedRisk => (NAMED_RISKS as readonly string[]).includes(text);

export const checkListCommand = defineCommand({
  summary: 'sealed packs that wait for their check, the earliest cut-off first, with their named risks',
  usage: '',
  options: {
    facility: { type: 'string', value: 'F', summary: 'code of one facility' },
    risk: { type: 'string', value: 'RISK', summary: `only ${NAMED_RISKS.join(', ')}` },
  },
  async run(context, { options: { facility, risk } }) {
    if (risk !== undefined && !isRisk(risk)) throw new WrongUsage(`--risk takes one of ${NAMED_RISKS.join(', ')}`);
    const facilityId = facility === undefined ? undefined : (await findFacility(context, facility)).id;
    const { items, nextCursor } = await (await context.uow()).run(await context.actor(), (tx) => readCheckQueue(tx, 'pharmacy', { limit: MOST, facilityId, risk }));
    const facilities = await listFacilities(context);
    const lines = items.map((pack) => queueLine(facilities, pack));
    if (nextCursor !== null) context.err(`the first ${MOST}: --facility or --risk narrows them`);
    context.answer({ items }, lines.length === 0 ? 'no pack waits for its check' : lines.join('\n'));
  },
});
