import { type ReplayedBatch, ReplayRun } from '@cyclefill/features/fill';
import { defineCommand } from '../command.js';
import { findRun } from '../wait-for-run.js';

function batchText({ facility, windowFrom, windowTo, outcome, lines, findings, difference, otherEngine }: ReplayedBatch): string {
  const head = `  ${facility}  ${windowFrom} to ${windowTo}  ${outcome.replace('_', ' ')}  ${lines} lines, ${findings} findings`;
  const engine = otherEngine === null ? [] : [`    computed with engine ${otherEngine}, replayed with another`];
  const first = difference === null ? [] : [`    stored:   ${difference.stored ?? 'nothing'}`, `    computed: ${difference.computed ?? 'nothing'}`];
  return [head, ...engine, ...first].join('\n');
}

export const runReplayCommand = defineCommand({
  summary: 'computes a run once more from what was known then and compares it with what is stored, byte for byte',
  usage: 'ID',
  options: {},
  async run(context, { operands }) {
    const { run } = await findRun(context, operands[0] ?? '');
    const replayed = await new ReplayRun(await context.uow()).execute(await context.actor(), run.id);
    const equal = replayed.batches.every(({ outcome }) => outcome !== 'different');
    context.answer(
      { runId: run.id, engineVersion: replayed.engineVersion, equal, batches: replayed.batches.map((batch) => ({ ...batch, difference: batch.difference === null ? null : { ...batch.difference } })) },
      [`run ${run.id} replayed with engine ${replayed.engineVersion}: ${equal ? 'equal' : 'DIFFERENT'}`, ...replayed.batches.map(batchText)].join('\n'),
    );
    return equal ? 0 : 1;
  },
});
