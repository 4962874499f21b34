import { type PageQuery, instantSchema } from '@cyclefill/contracts';
import { PRINTER_REASONS, type PrinterReason, printerSentence } from '@cyclefill/interop/printing';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { PRINT_JOB_STATES } from '../queue/print-job-state.js';

/** A print job; it names no resident. */
export const printJobSchema = z.object({
  id: z.uuid(), printer: z.string(), documentId: z.uuid().nullable().describe('null = the fonts of the labels'), packCode: z.string().describe("the one pack whose labels are printed; '' = the whole document"), state: z.enum(PRINT_JOB_STATES),
  waitsFor: z.array(z.enum(PRINTER_REASONS)), sentences: z.array(z.string()).describe('the same in words'), tries: z.int(), reprint: z.int().describe('n of REPRINT n; 0 = its first print'), reason: z.string(), reprintOf: z.uuid().nullable(),
  errorCode: z.string(), queuedAt: instantSchema, queuedBy: z.uuid().nullable(), sentAt: instantSchema.nullable().describe('when bytes began to leave; null = none has'), giveUpAt: instantSchema.describe('nothing of it is sent after that'),
  finishedAt: instantSchema.nullable(), finishedBy: z.uuid().nullable().describe('who confirmed or cancelled it; null = the system'), contentSha256: z.string().nullable().describe('of the bytes that were sent'), version: z.int(),
}).meta({ id: 'PrintJob' });
export type PrintJob = z.output<typeof printJobSchema>;

export interface PrintJobFilter extends PageQuery {
  readonly printer?: string | undefined;
  readonly state?: (typeof PRINT_JOB_STATES)[number] | undefined;
  readonly documentId?: string | undefined;
}

const rowSchema = printJobSchema.omit({ sentences: true });

const SELECT = `
  select j.id, j.printer, j.document_id as "documentId", j.pack_code as "packCode", j.state, j.waits_for as "waitsFor", j.tries, j.reprint, j.reason, j.reprint_of as "reprintOf", j.error_code as "errorCode",
    j.queued_at as "queuedAt", j.queued_by as "queuedBy", j.sent_at as "sentAt", j.give_up_at as "giveUpAt", j.finished_at as "finishedAt", j.finished_by as "finishedBy", j.content_sha256 as "contentSha256",
    j.row_version as version
  from print_job j`;

function told(row: z.output<typeof rowSchema>): PrintJob {
  const unknown = row.state === 'unknown' ? ['It is not known whether it came out: look at the printer, then confirm it or print it again.'] : [];
  return { ...row, sentences: [...unknown, ...row.waitsFor.map((reason: PrinterReason) => printerSentence(reason))] };
}

/** Print jobs of the pharmacy, newest first, one more than the limit; or one of them. */
export class PrintJobPageQuery {
  constructor(private readonly tx: Tx) {}

  async run({ limit, cursor, printer, state, documentId }: PrintJobFilter): Promise<PrintJob[]> {
    const rows = await this.tx.query(rowSchema, `${SELECT} where ($1::uuid is null or j.id < $1) and ($2::text is null or j.printer = $2) and ($3::text is null or j.state = $3) and ($4::uuid is null or j.document_id = $4)
      order by j.id desc limit $5`, [cursor ?? null, printer ?? null, state ?? null, documentId ?? null, limit + 1]);
    return rows.map(told);
  }

  async one(id: string): Promise<PrintJob | null> {
    const [row] = await this.tx.query(rowSchema, `${SELECT} where j.id = $1`, [id]);
    return row === undefined ? null : told(row);
  }
}
