import { readWithNotices } from '@cyclefill/features/reconciliation';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { reconciliationAnswer } from '../reconciliation-text.js';

export const reconciliationShowCommand = defineCommand({
  summary: 'one reconciliation, row by row: what each match was made by, what was decided, who has signed, the digest that a signature is put under, and what of the list is in no row',
  usage: 'ID',
  options: {},
  async run(context, { operands: [given = ''] }) {
    const id = readId('ID', given, 'reconciliation list');
    reconciliationAnswer(context, await (await context.uow()).run(await context.actor(), (tx) => readWithNotices(tx, 'pharmacy', id)));
  },
});
