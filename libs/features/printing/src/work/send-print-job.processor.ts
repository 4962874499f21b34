import { createHash } from 'node:crypto';
import { Refusal } from '@cyclefill/contracts';
import { DrawForPrinter, zplFonts } from '@cyclefill/features/document';
import { assertNever } from '@cyclefill/domain/kernel';
import type { PrinterReason } from '@cyclefill/interop/printing';
import { type Actor, type Tx, UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { Logger } from '@cyclefill/platform/logging';
import { type TaskLease, TaskProcessor, completeTask, keepTask, putOffTask } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { type HeldPrintJob, PrintJobRepository, type PrintJobStep } from '../data/print-job.repository.js';
import { type PlacedPrinter, PrinterRepository } from '../data/printer.repository.js';
import type { PrintOutcome } from '../link/printer-link.js';
import { PrinterLinks } from '../link/printer-links.js';
import { isOver, isUnsent, secondsUntilNextTry } from '../queue/print-job-state.js';

type Placed = PlacedPrinter & { readonly address: string };

/** A job whose turn it is, and where its printer is; null = nowhere. */
interface Turn {
  readonly job: HeldPrintJob;
  readonly printer: Placed | null;
}

const UNREACHABLE: ReadonlySet<PrinterReason> = new Set<PrinterReason>(['off', 'address_forbidden', 'not_set_up', 'wrong_kind']);

/**
 * The job at the head of a printer's queue, one at a time. What the printer is not ready for waits, with nothing sent. It is written
 * down that bytes leave before they do, so that nothing is ever sent twice: who finds a job `sending` that nobody sends any more
 * asks a person what came of it.
 */
@Injectable()
export class SendPrintJobProcessor extends TaskProcessor {
  readonly kind = 'print-job.next';

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(DrawForPrinter) private readonly drawing: DrawForPrinter,
    @Inject(PrinterLinks) private readonly links: PrinterLinks,
    @Inject(Logger) private readonly log: Logger,
  ) {
    super();
  }

  async run(lease: TaskLease): Promise<void> {
    const actor = systemActor(lease.tenantId);
    const turn = await this.uow.run(actor, (tx) => this.read(tx, lease));
    if (turn === null) return;
    const { job } = turn;
    if (job.state === 'sending') return this.settle(actor, lease, turn, { kind: 'unknown', errorCode: 'interrupted' });
    if (job.state === 'stalled') return this.goOn(actor, lease, turn);
    if (job.given_up) return this.settle(actor, lease, turn, { kind: 'refused', errorCode: 'not_ready_in_time' });
    return this.print(actor, lease, turn);
  }

  /** What left and was not heard of again is unknown; what never left has failed. */
  async giveUp(tx: Tx, subject: string, errorCode: string): Promise<void> {
    const jobs = tx.get(PrintJobRepository);
    const job = await jobs.hold(subject);
    if (job === null || isOver(job.state)) return;
    await jobs.step(job, { state: isUnsent(job.state) ? 'failed' : 'unknown', errorCode });
    await jobs.offerNext(job.printer);
  }

  /** null = it is over, or waits for a person. */
  private async read(tx: Tx, lease: TaskLease): Promise<Turn | null> {
    const job = await tx.get(PrintJobRepository).hold(lease.subject);
    if (job !== null && !isOver(job.state) && job.state !== 'unknown') return { job, printer: await tx.get(PrinterRepository).placed(job.printer) };
    await completeTask(tx, lease);
    return null;
  }

  private async print(actor: Actor, lease: TaskLease, turn: Turn): Promise<void> {
    const { job, printer } = turn;
    const link = printer === null ? null : this.links.open(printer.address, printer.kind);
    if (printer === null || link === null) return this.settle(actor, lease, turn, { kind: 'not-taken', reasons: ['not_set_up'] });
    const reasons = await link.probe();
    if (reasons.length > 0) return this.settle(actor, lease, turn, { kind: 'not-taken', reasons });
    const bytes = await this.draw(actor, turn, printer);
    if (!(bytes instanceof Uint8Array)) return this.settle(actor, lease, turn, bytes);
    const sent = { state: 'sending', sent: 'now', address: printer.address, contentSha256: createHash('sha256').update(bytes).digest('hex') } as const;
    // Somebody may have cancelled it meanwhile.
    if (!(await this.uow.run(actor, (tx) => this.begin(tx, lease, sent)))) return;
    const sending: Turn = { printer, job: { ...job, state: 'sending' } };
    const outcome = await link.send(bytes, job.id);
    if (outcome.kind !== 'taken') return this.settle(actor, lease, sending, outcome);
    const { remoteJob } = outcome;
    await this.uow.run(actor, async (tx) => {
      await keepTask(tx, lease);
      await tx.get(PrintJobRepository).step(job, { state: 'stalled', waitsFor: ['busy'], remoteJob });
    });
    return this.settle(actor, lease, { ...sending, job: { ...sending.job, state: 'stalled' } }, await link.follow(remoteJob));
  }

  /** Bytes of the document, or of the fonts; or why it can never be printed as it is. */
  private async draw(actor: Actor, { job }: Turn, { name, kind }: Placed): Promise<Uint8Array | PrintOutcome> {
    if (job.document_id === null) return zplFonts();
    try {
      return await this.drawing.execute(actor, { documentId: job.document_id, packCode: job.pack_code, reprint: job.reprint, printer: name, language: kind });
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'refused', errorCode: error.code };
      throw error;
    }
  }

  private async begin(tx: Tx, lease: TaskLease, step: PrintJobStep): Promise<boolean> {
    const jobs = tx.get(PrintJobRepository);
    const job = await jobs.hold(lease.subject);
    if (job === null || !isUnsent(job.state)) {
      await completeTask(tx, lease);
      return false;
    }
    await keepTask(tx, lease);
    await jobs.step(job, step);
    return true;
  }

  /** Asks after what the printer has. At another address it is another printer that answers. */
  private async goOn(actor: Actor, lease: TaskLease, turn: Turn): Promise<void> {
    const { job, printer } = turn;
    const link = printer !== null && printer.address === job.address ? this.links.open(printer.address, printer.kind) : null;
    if (link === null) return this.settle(actor, lease, turn, { kind: 'unknown', errorCode: 'printer_moved' });
    const outcome = await link.follow(job.remote_job);
    return this.settle(actor, lease, turn, outcome.kind === 'stalled' && job.given_up ? { kind: 'unknown', errorCode: 'not_ready_in_time' } : outcome);
  }

  /** Writes down what came of it, in one transaction with the next step. */
  private async settle(actor: Actor, lease: TaskLease, { job }: Turn, outcome: PrintOutcome): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      const jobs = tx.get(PrintJobRepository);
      const held = await jobs.hold(job.id);
      // A person was quicker, or the lease was lost and another said what came of it.
      if (held === null || held.state !== job.state) return completeTask(tx, lease);
      const step = stepOf(outcome, held.tries);
      await jobs.step(held, step);
      if (step.state === 'waiting' || step.state === 'stalled') {
        return putOffTask(tx, lease, secondsUntilNextTry(held.tries, !(step.waitsFor ?? []).some((reason) => UNREACHABLE.has(reason))));
      }
      await completeTask(tx, lease);
      await jobs.offerNext(held.printer);
      await tx.audit({ action: 'print-job.settle', subjectKind: 'print_job', subjectId: job.id, outcome: step.state === 'printed' ? 'done' : 'failed', detail: { state: step.state, code: step.errorCode ?? '' } });
    });
    this.log.info('print-job.settled', { jobId: job.id, state: outcome.kind, ...('errorCode' in outcome && { errorCode: outcome.errorCode }) });
  }
}

/** The step that an outcome is. */
function stepOf(outcome: PrintOutcome, tries: number): PrintJobStep {
  switch (outcome.kind) {
    case 'not-taken':
      return { state: 'waiting', waitsFor: outcome.reasons, tries: tries + 1, sent: null };
    case 'refused':
      return { state: 'failed', errorCode: outcome.errorCode, sent: null };
    case 'taken':
      return { state: 'stalled', waitsFor: ['busy'], remoteJob: outcome.remoteJob };
    case 'stalled':
      return { state: 'stalled', waitsFor: outcome.reasons, tries: tries + 1 };
    case 'unknown':
      return { state: 'unknown', errorCode: outcome.errorCode };
    case 'printed':
      return { state: 'printed', errorCode: '' };
    default:
      return assertNever(outcome);
  }
}
