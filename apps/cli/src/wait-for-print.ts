import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '@cyclefill/contracts';
import { type PrintJob, PrintJobPageQuery } from '@cyclefill/features/printing';
import type { CommandContext } from './command-context.js';
import { WrongUsage } from './command-errors.js';
import { ensureWorker } from './helping-worker.js';
import { printJobText } from './print-text.js';

const LOOK_EVERY_MS = 150;
/** Of what the printer has and says nothing against. */
const isGoingOn = ({ state, waitsFor }: PrintJob): boolean => state === 'queued' || state === 'sending' || (state === 'stalled' && waitsFor.every((reason) => reason === 'busy'));

/** Seconds from the command line; 30 unless given. */
export function readPrintWait(text: string | undefined): number {
  if (text === undefined) return 30;
  if (!/^\d{1,4}$/u.test(text)) throw new WrongUsage('--wait takes seconds, 0 to 9999');
  return Number(text);
}

/** A print job. @throws Refusal print-job.not-found */
export async function findPrintJob(context: CommandContext, id: string): Promise<PrintJob> {
  const [uow, actor] = [await context.uow(), await context.actor()];
  const job = await uow.run(actor, (tx) => tx.get(PrintJobPageQuery).one(id));
  if (job === null) throw new Refusal('print-job.not-found');
  return job;
}

/** Has the job worked on and tells how far it came: until it is over, waits for something, or the time is. */
export async function answerPrint(context: CommandContext, id: string, waitSeconds: number): Promise<void> {
  const end = context.clock.monotonicMs() + waitSeconds * 1000;
  if (waitSeconds > 0) await ensureWorker(context);
  let job = await findPrintJob(context, id);
  while (isGoingOn(job) && context.clock.monotonicMs() < end) {
    await pause(LOOK_EVERY_MS);
    job = await findPrintJob(context, id);
  }
  context.answer({ ...job, waitsFor: [...job.waitsFor], sentences: [...job.sentences] }, printJobText(job));
}
