import { Refusal } from '@cyclefill/contracts';
import { type BatchCommand } from '@cyclefill/domain/cycle-fill';
import { ControlRun } from '@cyclefill/features/fill';
import { type Command, defineCommand } from './command.js';
import { CommandRefused } from './command-errors.js';
import { findFacility } from './find-facility.js';
import { findRun } from './wait-for-run.js';

const WHY_NOT: Readonly<Record<BatchCommand, string>> = {
  pause: 'only what a worker still has before it can be paused',
  resume: 'only what is paused can be resumed',
  cancel: 'what has its papers is not cancelled: build the cycle again, and the newer batch replaces it',
  retry: 'only what needs attention can be tried again',
};

const FACILITY = { facility: { type: 'string', value: 'F', summary: 'only the batch of this facility' } } as const;

/** The command that does one thing to a run, or to one facility's part of it. */
export function controlCommand(command: BatchCommand, summary: string): Command<typeof FACILITY> {
  return defineCommand({
    summary,
    usage: 'ID',
    options: FACILITY,
    async run(context, { operands, options }) {
      const { run } = await findRun(context, operands[0] ?? '');
      const facilityId = options.facility === undefined ? null : (await findFacility(context, options.facility)).id;
      const outcomes = await new ControlRun(await context.uow())
        .execute(await context.actor(), 'pharmacy', command, { runId: run.id, facilityId })
        .catch((error: unknown) => {
          if (error instanceof Refusal && error.code === 'batch.state-forbids') throw new CommandRefused(WHY_NOT[command], { cause: error });
          throw error;
        });
      const text = outcomes.map(({ facility, windowFrom, state, changed }) => `  ${facility}  window from ${windowFrom}  ${state}${changed ? '' : ' (as before)'}`);
      context.answer({ runId: run.id, batches: outcomes.map((outcome) => ({ ...outcome })) }, [`run ${run.id}`, ...text].join('\n'));
    },
  });
}
