import { setTimeout as pause } from 'node:timers/promises';
import { type RunView, readRun } from '@cyclefill/features/fill';
import type { CommandContext } from './command-context.js';
import { CommandRefused } from './command-errors.js';

const LOOK_EVERY_MS = 150;

/** Reads a run of this pharmacy. */
export async function findRun(context: CommandContext, runId: string): Promise<RunView> {
  const uow = await context.uow();
  const view = await uow.run(await context.actor(), (tx) => readRun(tx, runId));
  if (view === null) throw new CommandRefused(`there is no run ${runId}; \`cyclefill run list\` shows the runs there are`);
  return view;
}

/** Waits until every batch of a run is through or waits for a person, saying how far it is. Ctrl-C leaves the run to the workers; nothing is lost. */
export async function waitForRun(context: CommandContext, runId: string): Promise<RunView> {
  let said = '';
  for (;;) {
    const view = await findRun(context, runId);
    const done = view.batches.filter((batch) => batch.state === 'documented' || batch.state === 'needs_attention' || batch.state === 'paused' || !batch.is_current).length;
    const progress = `run ${runId}: ${done} of ${view.batches.length} batches done`;
    if (progress !== said) context.err(progress);
    said = progress;
    if (done === view.batches.length) return view;
    await pause(LOOK_EVERY_MS);
  }
}
