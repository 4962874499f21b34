import { KeepProgrammes, setProgrammeSchema } from '@cyclefill/features/bench';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { programmeLines } from '../programme-lines.js';
import { readRequest } from '../read-request.js';

export const checkProgrammeSetCommand = defineCommand({
  summary: 'whether a state lets technicians check packs, and after how much that a pharmacist looked over again',
  usage: '',
  options: {
    'state': { type: 'string', required: true, value: 'ST', summary: 'two letters of a state' },
    'source': { type: 'string', required: true, value: 'TEXT', summary: 'who says so' },
    'forbid': { type: 'boolean', summary: 'it does not let them' },
    'checks': { type: 'string', value: 'N', summary: 'checks that were looked over (500 unless given)' },
    'days': { type: 'string', value: 'N', summary: 'on so many days (5 unless given)' },
    'accuracy': { type: 'string', value: 'PERMILLE', summary: 'of a thousand so many right (998 unless given)' },
  },
  async run(context, { options: { state, source, forbid, checks, days, accuracy } }) {
    const count = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
    const request = readRequest(setProgrammeSchema, { state, source, allowed: forbid !== true, minChecks: count(checks), minDays: count(days), minAccuracyPerMille: count(accuracy) });
    const [keeping, actor] = [new KeepProgrammes(await context.uow()), await context.actor()];
    await keeping.set(actor, { key: context.ids.next() }, request);
    const items = (await keeping.list(actor, { userId: '', seesEverybody: true })).filter((one) => one.state === state);
    context.answer({ items } as JsonValue, programmeLines(items));
  },
});
