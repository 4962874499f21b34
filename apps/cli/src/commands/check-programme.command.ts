import { newProgrammeSchema, setCheckProgramme } from '@cyclefill/features/bench';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findPerson } from '../find-person.js';
import { readRequest } from '../read-request.js';

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,6}$/u.test(text)) throw new WrongUsage(`${option} takes a whole number`);
  return Number(text);
}

export const checkProgrammeCommand = defineCommand({
  summary: 'whether a state lets technicians check packs, and after how much',
  usage: '',
  options: {
    'by': { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    'state': { type: 'string', required: true, value: 'ST', summary: 'two letters' },
    'source': { type: 'string', required: true, value: 'TEXT', summary: 'who says so' },
    'forbidden': { type: 'boolean', summary: 'the state lets no technician check' },
    'checks': { type: 'string', value: 'N', summary: 'checks that a pharmacist looked at again; 500 when left out' },
    'days': { type: 'string', value: 'N', summary: 'on so many days; 5 when left out' },
    'per-mille': { type: 'string', value: 'N', summary: 'of a thousand, how many were right; 998 when left out' },
  },
  async run(context, { options: { by, state, source, forbidden, checks, days, 'per-mille': perMille } }) {
    const { actor } = await findPerson(context, by, 'pack.check');
    const programme = readRequest(newProgrammeSchema, {
      state, source, allowed: !forbidden, ...(checks !== undefined && { minChecks: wholeNumber('--checks', checks) }), ...(days !== undefined && { minDays: wholeNumber('--days', days) }),
      ...(perMille !== undefined && { minAccuracyPerMille: wholeNumber('--per-mille', perMille) }),
    });
    await (await context.uow()).run(actor, (tx) => setCheckProgramme(tx, programme));
    const { allowed, minChecks, minDays, minAccuracyPerMille } = programme;
    context.answer(programme, `${state}  ${allowed ? `technicians check after ${minChecks} checks on ${minDays} days, ${minAccuracyPerMille} of 1000 right` : 'no technician checks'}  (${source})`);
  },
});
