import { Refusal } from '@cyclefill/contracts';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type HeldPrintJob, PrintJobRepository } from '../data/print-job.repository.js';
import { PrinterRepository } from '../data/printer.repository.js';
import { isOver } from './print-job-state.js';
import type { ReprintRequest } from './print-request.js';
import { printsOn } from './printer-for.js';
import { readCurrentDocument } from './queue-print.js';

const Made = z.object({ jobId: z.uuid() });

/** @throws Refusal print-job.under-way, print-job.not-printed, pack.not-found where another pack was printed */
function mayReprint({ state, sent_at: sentAt, pack_code: before }: HeldPrintJob, packCode: string): void {
  if (before !== '' && before !== packCode) throw new Refusal('pack.not-found');
  // Of which nobody knows what came it stands for the whole: a part of it would leave the rest undecided.
  if (state === 'unknown' && before === packCode) return;
  if (!isOver(state)) throw new Refusal('print-job.under-way');
  if (sentAt === null) throw new Refusal('print-job.not-printed');
}

/** Prints again what was printed, or may have been, with a reason and REPRINT n on it. */
@Injectable()
export class Reprint {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /**
   * The id of the new job. That of a job of which nobody knew what came takes its place in the queue.
   * @throws Refusal print-job.not-found, print-job.under-way, print-job.not-printed, pack.not-found, document.outdated, printer.not-found, printer.cannot-print, request.key-reused
   */
  async execute(actor: Actor, key: string, id: string, request: ReprintRequest): Promise<string> {
    const body = { id, ...request, printer: request.printer ?? null, packCode: request.packCode ?? null };
    const made = await this.uow.run(actor, (tx) => once(tx, { operation: 'print-job.reprint', key, body }, () => this.queue(tx, id, request)));
    return Made.parse(made).jobId;
  }

  private async queue(tx: Tx, id: string, { reason, printer, packCode, giveUpAfterMinutes }: ReprintRequest): Promise<{ jobId: string }> {
    const jobs = tx.get(PrintJobRepository);
    const old = await jobs.hold(id);
    if (old === null) throw new Refusal('print-job.not-found');
    // Fonts lie in a printer's memory or do not: nothing is told apart by a number.
    if (old.document_id === null) throw new Refusal('print-job.state-forbids');
    const part = { documentId: old.document_id, packCode: packCode ?? old.pack_code };
    mayReprint(old, part.packCode);
    const document = await readCurrentDocument(tx, part.documentId);
    const where = await tx.get(PrinterRepository).placed(printer ?? old.printer);
    if (where === null) throw new Refusal('printer.not-found');
    if (!printsOn(where.kind, document.kind)) throw new Refusal('printer.cannot-print');
    const elsewhere = where.name !== old.printer;
    if (elsewhere) await jobs.holdQueue(where.name);
    await jobs.holdCount(part.documentId);
    const number = await jobs.nextNumber(part);
    if (old.state === 'unknown') await jobs.step(old, { state: 'reprinted' });
    const jobId = await jobs.add({ part, printer: where.name, place: old.state === 'unknown' && !elsewhere ? old.place : null, again: { number, reason, of: id }, giveUpAfterMinutes });
    for (const queue of new Set([old.printer, where.name])) await jobs.offerNext(queue);
    await tx.audit({ action: 'print-job.reprint', subjectKind: 'print_job', subjectId: jobId, residentIds: document.residentId === null ? [] : [document.residentId], detail: { ...part, of: id, reprint: number } });
    return { jobId };
  }
}
