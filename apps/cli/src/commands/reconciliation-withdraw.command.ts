import { WithdrawReconciliation, withdrawReconciliationSchema } from '@cyclefill/features/reconciliation';
import { defineCommand } from '../command.js';
import { findPerson } from '../find-person.js';
import { readId } from '../read-id.js';
import { readRequest } from '../read-request.js';
import { reconciliationAnswer } from '../reconciliation-text.js';

export const reconciliationWithdrawCommand = defineCommand({
  summary: 'takes a reconciliation back that should not have been opened, with the reason; what came is kept as received',
  usage: 'ID',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    reason: { type: 'string', required: true, value: 'TEXT', summary: 'why it does not stand' },
  },
  async run(context, { operands: [given = ''], options: { by, reason } }) {
    const id = readId('ID', given, 'reconciliation list');
    const { actor, scope } = await findPerson(context, by, 'reconciliation.decide');
    reconciliationAnswer(context, await new WithdrawReconciliation(await context.uow()).execute(actor, scope, { id, key: context.ids.next() }, readRequest(withdrawReconciliationSchema, { reason })));
  },
});
