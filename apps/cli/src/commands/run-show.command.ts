import { defineCommand } from '../command.js';
import { runDocument, runText } from '../run-summary.js';
import { findRun } from '../wait-for-run.js';

export const runShowCommand = defineCommand({
  summary: 'state, counts and batches of a run',
  usage: 'ID',
  options: {},
  async run(context, { operands }) {
    const view = await findRun(context, operands[0] ?? '');
    context.answer(runDocument(view), runText(view));
  },
});
