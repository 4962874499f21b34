import { Refusal } from '@cyclefill/contracts';
import { SignReconciliation, readReconciliation } from '@cyclefill/features/reconciliation';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findPerson } from '../find-person.js';
import { readId } from '../read-id.js';
import { reconciliationAnswer } from '../reconciliation-text.js';

export const reconciliationSignCommand = defineCommand({
  summary: 'signs the decisions as they were read, for the facility (nurse, lead) or the pharmacy (pharmacist); with the second side they are carried out',
  usage: 'ID',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who signs' },
    digest: { type: 'string', required: true, value: 'DIGEST', summary: 'of the decisions, as `reconciliation show` prints it; its first 8 characters will do' },
  },
  async run(context, { operands: [given = ''], options: { by, digest } }) {
    const id = readId('ID', given, 'reconciliation list');
    if (!/^[0-9a-f]{8,64}$/u.test(digest)) throw new WrongUsage('--digest takes at least 8 characters of what `reconciliation show` prints');
    const { actor, scope, role } = await findPerson(context, by, 'reconciliation.decide');
    const read = await (await context.uow()).run(actor, (tx) => readReconciliation(tx, scope, id));
    if (!read.digest.startsWith(digest)) throw new Refusal('reconciliation.changed');
    reconciliationAnswer(context, await new SignReconciliation(await context.uow()).execute(actor, { scope, role }, { id, key: context.ids.next() }, { digest: read.digest }));
  },
});
