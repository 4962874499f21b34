import { Refusal } from '@cyclefill/contracts';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PrintJobRepository } from '../data/print-job.repository.js';
import { PrinterRepository } from '../data/printer.repository.js';

const Made = z.object({ jobId: z.uuid() });
const GIVE_UP_AFTER_MINUTES = 720;

/** Puts the fonts of the labels into the queue of a label printer, which keeps them. Sent again they take the place of themselves. */
@Injectable()
export class QueueFonts {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** The id of the job. @throws Refusal printer.not-found; printer.cannot-print of a printer of pages; request.key-reused */
  async execute(actor: Actor, key: string, printer: string): Promise<string> {
    return Made.parse(await this.uow.run(actor, (tx) => once(tx, { operation: 'printer.fonts', key, body: { printer } }, () => this.queue(tx, printer)))).jobId;
  }

  private async queue(tx: Tx, name: string): Promise<{ jobId: string }> {
    const printer = await tx.get(PrinterRepository).placed(name);
    if (printer === null) throw new Refusal('printer.not-found');
    if (printer.kind === 'pdf') throw new Refusal('printer.cannot-print');
    const jobs = tx.get(PrintJobRepository);
    await jobs.holdQueue(name);
    const jobId = await jobs.add({ printer: name, place: null, part: null, again: null, giveUpAfterMinutes: GIVE_UP_AFTER_MINUTES });
    await jobs.offerNext(name);
    await tx.audit({ action: 'printer.fonts', subjectKind: 'print_job', subjectId: jobId, detail: { printer: name } });
    return { jobId };
  }
}
