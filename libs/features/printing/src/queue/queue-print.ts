import { Refusal } from '@cyclefill/contracts';
import { DocumentPageQuery, type ListedDocument } from '@cyclefill/features/document';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PrintJobRepository } from '../data/print-job.repository.js';
import { PrinterRepository } from '../data/printer.repository.js';
import type { PrintRequest } from './print-request.js';
import { printsOn, printerFor } from './printer-for.js';

const Made = z.object({ jobId: z.uuid() });

/** The newest revision of a document. @throws Refusal document.not-found, document.outdated */
export async function readCurrentDocument(tx: Tx, documentId: string): Promise<ListedDocument> {
  const document = await tx.get(DocumentPageQuery).one('pharmacy', documentId);
  if (document === null) throw new Refusal('document.not-found');
  if (!(await tx.get(DocumentPageQuery).isLatest(documentId))) throw new Refusal('document.outdated');
  return document;
}

/** Puts the first print of a document at the end of a printer's queue. */
@Injectable()
export class QueuePrint {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** The id of the job. @throws Refusal document.not-found, document.outdated, printer.not-found, printer.cannot-print, print-job.printed-before, request.key-reused */
  async execute(actor: Actor, key: string, request: PrintRequest): Promise<string> {
    const body = { ...request, printer: request.printer ?? null, station: request.station ?? null };
    const made = await this.uow.run(actor, (tx) => once(tx, { operation: 'print-job.send', key, body }, () => this.queue(tx, request)));
    return Made.parse(made).jobId;
  }

  private async queue(tx: Tx, { documentId, packCode, printer, station, giveUpAfterMinutes }: PrintRequest): Promise<{ jobId: string }> {
    const document = await readCurrentDocument(tx, documentId);
    const where = station === undefined ? await tx.get(PrinterRepository).placed(printer ?? '') : printerFor(document.kind, await tx.get(PrinterRepository).atStation(station));
    if (where === null) throw new Refusal('printer.not-found');
    if (!printsOn(where.kind, document.kind)) throw new Refusal('printer.cannot-print');
    const jobs = tx.get(PrintJobRepository);
    await jobs.holdQueue(where.name);
    await jobs.holdCount(documentId);
    if ((await jobs.nextNumber({ documentId, packCode })) > 0) throw new Refusal('print-job.printed-before');
    const jobId = await jobs.add({ printer: where.name, place: null, part: { documentId, packCode }, again: null, giveUpAfterMinutes });
    await jobs.offerNext(where.name);
    await tx.audit({ action: 'print-job.send', subjectKind: 'print_job', subjectId: jobId, residentIds: document.residentId === null ? [] : [document.residentId], detail: { documentId, packCode, printer: where.name } });
    return { jobId };
  }
}
