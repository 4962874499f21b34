import { CountReconciliations, metricsQuery } from '@cyclefill/features/reconciliation';
import { defineCommand } from '../command.js';
import { readRequest } from '../read-request.js';

export const reconciliationMetricsCommand = defineCommand({
  summary: 'how reconciliations went, facility by facility: in time, within 24 hours, unintended differences (R306)',
  usage: '',
  options: {
    from: { type: 'string', required: true, value: 'DATE', summary: 'opened on this day or later' },
    to: { type: 'string', required: true, value: 'DATE', summary: 'and before this day' },
    facility: { type: 'string', value: 'F', summary: 'code of one facility; all unless given' },
  },
  async run(context, { options: { from, to, facility } }) {
    const items = await new CountReconciliations(await context.uow()).execute(await context.actor(), 'pharmacy', readRequest(metricsQuery, { from, to, ...(facility !== undefined && { facility }) }));
    const lines = items.map((one) =>
      `${one.facility}  ${one.opened} opened, ${one.settled} settled: ${one.settledInTime} in time, ${one.settledIn24Hours} within 24 h; ${one.unintentional} unintended and ${one.undocumentedIntentional} undocumented differences over ${one.medicines} medicines, ${one.withUnintentional} reconciliations with an unintended one${one.unintentionalPerMedicine === null ? '' : `; ${one.unintentionalPerMedicine} unintended for each medicine`}`);
    context.answer({ items: [...items] }, lines.length === 0 ? 'no reconciliation was opened in these days' : lines.join('\n'));
  },
});
