import { CheckPreparation, checkPreparationSchema } from '@cyclefill/features/compounding';
import { defineCommand } from '../command.js';
import { findPerson } from '../find-person.js';
import { findPreparation, preparationLine } from '../preparation-text.js';
import { readRequest } from '../read-request.js';

export const preparationCheckCommand = defineCommand({
  summary: 'a pharmacist who did not make it lets a preparation go, or rejects it with a reason',
  usage: 'PREPARATION',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    reject: { type: 'string', value: 'REASON', summary: 'why it may not be used' },
  },
  async run(context, { operands: [code = ''], options: { by, reject } }) {
    const { actor } = await findPerson(context, by, 'compounding.check');
    const { id, version } = await findPreparation(context, code);
    const request = readRequest(checkPreparationSchema, reject === undefined ? { outcome: 'checked' } : { outcome: 'rejected', reason: reject });
    const checked = await new CheckPreparation(await context.uow()).execute(actor, { key: context.ids.next(), id, version }, request);
    context.answer({ ...checked }, preparationLine(checked));
  },
});
