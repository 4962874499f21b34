import { PRINTER_REASONS, type PrinterReason } from '@cyclefill/interop/printing';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { PRINT_JOB_STATES, type PrintJobState, isOver } from '../queue/print-job-state.js';

const HeldRow = z.object({
  id: z.string(), printer: z.string(), place: z.int(), document_id: z.string().nullable(), pack_code: z.string(), reprint: z.int(), state: z.enum(PRINT_JOB_STATES), waits_for: z.array(z.enum(PRINTER_REASONS)), tries: z.int(),
  sent_at: z.date().nullable(), address: z.string().nullable(), remote_job: z.int().nullable(), given_up: z.boolean(), row_version: z.int(),
});
/** A print job that is being worked on. */
export type HeldPrintJob = z.output<typeof HeldRow>;
const PrinterRow = z.object({ printer: z.string() });
const NumberRow = z.object({ number: z.int() });
const HeadRow = z.object({ id: z.string(), state: z.string() });

/** A document, or the labels of one of its packs. */
export interface PrintedPart {
  readonly documentId: string;
  readonly packCode: string;
}

export interface NewPrintJob {
  readonly printer: string;
  /** null = the fonts of the labels. */
  readonly part: PrintedPart | null;
  /** null = at the end of the queue. */
  readonly place: number | null;
  readonly again: { readonly number: number; readonly reason: string; readonly of: string } | null;
  readonly giveUpAfterMinutes: number;
}

/** What changes with a step of a job; what is left out stays. */
export interface PrintJobStep {
  readonly state: PrintJobState;
  readonly waitsFor?: readonly PrinterReason[];
  readonly tries?: number;
  /** `now` = the first byte is about to leave; null = nothing of it was taken after all. */
  readonly sent?: 'now' | null;
  readonly address?: string;
  readonly remoteJob?: number;
  readonly contentSha256?: string;
  readonly errorCode?: string;
}

/** What was printed before, or will be: what never left does not count. */
const COUNTS = `(sent_at is not null or state not in ('failed', 'cancelled'))`;

/** Jobs of printers. Whoever changes a queue holds it first: `hold`, until the transaction ends. */
export class PrintJobRepository {
  constructor(private readonly tx: Tx) {}

  /** The queue of a printer in one pair of hands. */
  async holdQueue(printer: string): Promise<void> {
    await this.tx.execute('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(['print-queue', this.tx.actor.tenantId, printer])]);
  }

  /** The prints of a document counted by one at a time. */
  async holdCount(documentId: string): Promise<void> {
    await this.tx.execute('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(['print-count', this.tx.actor.tenantId, documentId])]);
  }

  /** A job with its queue held; null = there is none. */
  async hold(id: string): Promise<HeldPrintJob | null> {
    const [owner] = await this.tx.query(PrinterRow, 'select printer from print_job where id = $1', [id]);
    if (owner === undefined) return null;
    await this.holdQueue(owner.printer);
    const [row] = await this.tx.query(HeldRow, `
      select id, printer, place, document_id, pack_code, reprint, state, waits_for, tries, sent_at, address, remote_job, give_up_at <= now() as given_up, row_version from print_job where id = $1`, [id]);
    return row ?? null;
  }

  async add({ printer, place, part, again, giveUpAfterMinutes }: NewPrintJob): Promise<string> {
    const id = this.tx.newId();
    await this.tx.execute(
      `insert into print_job (id, tenant_id, printer, place, document_id, pack_code, reprint, reason, reprint_of, queued_at, queued_by, give_up_at)
       values ($1, $2, $3, coalesce($4, (select coalesce(max(place), 0) + 1 from print_job where printer = $3)), $5, $6, $7, $8, $9, now(), $10, now() + make_interval(mins => $11))`,
      [id, this.tx.actor.tenantId, printer, place, part?.documentId ?? null, part?.packCode ?? '', again?.number ?? 0, again?.reason ?? '', again?.of ?? null, this.tx.actor.userId, giveUpAfterMinutes],
    );
    return id;
  }

  /** The number of the next print of a part: 0 = the first. The whole document holds each of its packs. */
  async nextNumber({ documentId, packCode }: PrintedPart): Promise<number> {
    const [row] = await this.tx.query(
      NumberRow, `select coalesce(max(reprint) + 1, 0) as number from print_job where document_id = $1 and ($2 = '' or pack_code in ('', $2)) and ${COUNTS}`, [documentId, packCode],
    );
    return row?.number ?? 0;
  }

  /** Takes a job a step on. */
  async step({ id }: Pick<HeldPrintJob, 'id'>, step: PrintJobStep): Promise<void> {
    const over = isOver(step.state);
    await this.tx.execute(
      `update print_job set state = $2, waits_for = $3, tries = coalesce($4, tries), sent_at = case when $5 = 'now' then now() when $5 = 'keep' then sent_at end, address = coalesce($6, address),
         remote_job = coalesce($7, remote_job), content_sha256 = coalesce($8, content_sha256), error_code = coalesce($9, error_code),
         finished_at = case when $10 then now() end, finished_by = case when $10 then $11::uuid end, row_version = row_version + 1 where id = $1`,
      [
        id, step.state, step.waitsFor ?? [], step.tries ?? null, step.sent === 'now' ? 'now' : step.sent === null ? 'none' : 'keep', step.address ?? null, step.remoteJob ?? null, step.contentSha256 ?? null,
        step.errorCode ?? null, over, this.tx.actor.userId,
      ],
    );
  }

  /** Leaves the task for what is next on a printer. What has begun has its task; what is unknown waits for a person, and all behind it too. */
  async offerNext(printer: string): Promise<void> {
    const [next] = await this.tx.query(HeadRow, 'select id, state from print_job where printer = $1 and finished_at is null order by place, id limit 1', [printer]);
    if (next?.state === 'queued') await this.tx.emit('print-job.next', next.id);
  }
}

