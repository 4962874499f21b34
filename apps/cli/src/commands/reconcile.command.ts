import { RECONCILIATION_KINDS } from '@cyclefill/domain/reconciliation';
import { LIST_SOURCES, OpenReconciliation } from '@cyclefill/features/reconciliation';
import { CommandRefused, WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findResidentByCode } from '../find-resident.js';
import { printIssues } from '../print-issues.js';
import { readSource } from '../read-folder.js';
import { reconciliationLines, reconciliationRow } from '../reconciliation-text.js';

export const reconcileCommand = defineCommand({
  summary: 'keeps a medication list that came for a resident and holds it against our orders: what is the same, what differs, and how',
  usage: '',
  options: {
    resident: { type: 'string', required: true, value: 'R', summary: 'code of the resident' },
    list: { type: 'string', required: true, value: 'FILE', summary: 'the list as CSV with the columns of orders.csv, of which only drug is required, as a C-CDA document or as a FHIR R4 Bundle' },
    source: { type: 'string', value: 'KIND', summary: `${LIST_SOURCES.join(', ')}; hospital unless given` },
    kind: { type: 'string', value: 'KIND', summary: `${RECONCILIATION_KINDS.join(', ')}; admission unless given` },
    facility: { type: 'string', value: 'F', summary: 'code of the facility, where two have a resident of this code' },
  },
  async run(context, { options }) {
    const source = LIST_SOURCES.find((known) => known === (options.source ?? 'hospital'));
    const kind = RECONCILIATION_KINDS.find((known) => known === (options.kind ?? 'admission'));
    if (source === undefined) throw new WrongUsage(`--source takes ${LIST_SOURCES.join(', ')}`);
    if (kind === undefined) throw new WrongUsage(`--kind takes ${RECONCILIATION_KINDS.join(', ')}`);
    const residentId = await findResidentByCode(context, options.resident, options.facility ?? null);
    const opened = await new OpenReconciliation(await context.uow()).execute(await context.actor(), 'pharmacy', context.ids.next(), { residentId, kind, source, file: await readSource(options.list) });
    printIssues(context, { errorCount: 0, errors: [], ...opened });
    if (opened.outcome === 'refused') throw new CommandRefused(`nothing was kept: ${opened.errorCount} error${opened.errorCount === 1 ? '' : 's'}`);
    const { id, dueOn, rows } = opened;
    const open = rows.filter(({ status }) => status === 'open').length;
    context.answer({ reconciliationId: id, dueOn, rows: rows.map(reconciliationRow) }, [`${id}  ${open} of ${rows.length} rows are open, due by midnight of ${dueOn}`, ...rows.flatMap(reconciliationLines)].join('\n'));
  },
});
