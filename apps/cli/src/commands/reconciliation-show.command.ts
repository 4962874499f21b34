import { readReconciliation } from '@cyclefill/features/reconciliation';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { reconciliationLine, reconciliationLines, reconciliationRow } from '../reconciliation-text.js';

export const reconciliationShowCommand = defineCommand({
  summary: 'one reconciliation, row by row, with what each match was made by',
  usage: 'ID',
  options: {},
  async run(context, { operands: [given = ''] }) {
    const id = readId('ID', given, 'reconciliation list');
    const { head, rows } = await (await context.uow()).run(await context.actor(), (tx) => readReconciliation(tx, id));
    const { id: reconciliationId, rows: _, ...rest } = head;
    context.answer({ reconciliationId, ...rest, rows: rows.map(reconciliationRow) }, [reconciliationLine(head), ...rows.flatMap(reconciliationLines)].join('\n'));
  },
});
