import { Refusal } from '@cyclefill/contracts';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { type HeldPrintJob, PrintJobRepository } from '../data/print-job.repository.js';
import { type PrintJobState, isUnsent } from './print-job-state.js';

/** Whether a person at the printer can tell what came of it. */
const isSeen = (state: PrintJobState): boolean => state === 'unknown' || state === 'stalled';

/** A job as its reader knew it. */
export interface ReadJob {
  readonly id: string;
  readonly version: number;
}

/** What a person decides about a job: that it came out, or that it is not to be printed. The next one goes on. */
@Injectable()
export class SettleJob {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Somebody has looked: what is unknown, or lies in a printer that stopped, came out whole. @throws Refusal print-job.not-found, print-job.state-forbids, row.stale */
  confirm(actor: Actor, read: ReadJob): Promise<void> {
    return this.settle(actor, read, { to: 'printed', action: 'print-job.confirm', may: ({ state }) => isSeen(state) });
  }

  /** Nothing of it is sent any more; what has left is left as it is. @throws Refusal print-job.not-found, print-job.state-forbids, row.stale */
  cancel(actor: Actor, read: ReadJob): Promise<void> {
    return this.settle(actor, read, { to: 'cancelled', action: 'print-job.cancel', may: ({ state }) => isSeen(state) || isUnsent(state) });
  }

  private settle(actor: Actor, { id, version }: ReadJob, { to, action, may }: { readonly to: PrintJobState; readonly action: string; readonly may: (job: HeldPrintJob) => boolean }): Promise<void> {
    return this.uow.run(actor, async (tx: Tx) => {
      const jobs = tx.get(PrintJobRepository);
      const job = await jobs.hold(id);
      if (job === null) throw new Refusal('print-job.not-found');
      if (job.row_version !== version) throw new Refusal('row.stale');
      if (!may(job)) throw new Refusal('print-job.state-forbids');
      await jobs.step(job, { state: to });
      await jobs.offerNext(job.printer);
      await tx.audit({ action, subjectKind: 'print_job', subjectId: id, detail: { was: job.state } });
    });
  }
}
