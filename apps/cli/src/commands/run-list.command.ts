import { listRuns } from '@cyclefill/features/fill';
import { defineCommand } from '../command.js';

const SHOWN = 50;

export const runListCommand = defineCommand({
  summary: 'the newest runs',
  usage: '',
  options: {},
  async run(context) {
    const uow = await context.uow();
    const runs = await uow.run(await context.actor(), (tx) => listRuns(tx, SHOWN));
    const items = runs.map((run) => ({ runId: run.id, kind: run.kind, runDate: run.run_date, asOf: run.as_of.toISOString(), openedAt: run.opened_at.toISOString() }));
    context.answer({ items }, items.length === 0 ? 'no run yet' : items.map((item) => `${item.runId}  ${item.kind}  ${item.runDate}`).join('\n'));
  },
});
