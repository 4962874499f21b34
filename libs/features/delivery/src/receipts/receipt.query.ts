import { type AccessScope, type PageQuery, Refusal, scopeArrays } from '@cyclefill/contracts';
import { RECEIPT_CONDITIONS } from '@cyclefill/domain/delivery';
import { type Milli, formatMilli } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { TOTE_IN_SCOPE } from '../totes/tote-in-scope.js';
import { type ReceiptView, receiptSchema } from './receipt-view.js';

const HeadRow = receiptSchema.omit({ counts: true, lines: true });
const LineRow = z.object({
  receiptId: z.string(), itemId: z.string().nullable(), packId: z.string().nullable(), code: z.string().nullable(), residentId: z.string().nullable(), condition: z.enum(RECEIPT_CONDITIONS), expected: z.int(), received: z.int(),
  note: z.string(),
});

export interface ReceiptFilter extends PageQuery {
  readonly facilityId?: string | undefined;
  readonly toteId?: string | undefined;
}

const SELECT = `
select r.id, r.tote_id as "toteId", t.code as "toteCode", t.facility_id as "facilityId", r.signed_name as "signedName", r.second_name as "secondName", r.signature_sha256 as "signatureSha256", r.note,
  r.received_at as "receivedAt" from receipt r join tote t on t.id = r.tote_id where ${TOTE_IN_SCOPE}`;

const LINES = `
select l.receipt_id as "receiptId", l.tote_item_id as "itemId", i.pack_id as "packId", coalesce(p.code, l.code) as code, i.resident_id as "residentId", l.condition, l.expected_milli as expected, l.received_milli as received, l.note
from receipt_line l left join tote_item i on i.id = l.tote_item_id left join pack p on p.id = i.pack_id where l.receipt_id = any($1) order by l.id`;

const units = (milli: number): string => formatMilli(milli as Milli);

/** Receipts of the totes of the scope, newest first, one more than the limit. */
export class ReceiptQuery {
  constructor(private readonly tx: Tx) {}

  async run(scope: AccessScope, { limit, cursor, facilityId, toteId }: ReceiptFilter): Promise<ReceiptView[]> {
    const heads = await this.tx.query(
      HeadRow, `${SELECT} and ($3::uuid is null or r.id < $3) and ($4::uuid is null or t.facility_id = $4) and ($5::uuid is null or t.id = $5) order by r.id desc limit $6`,
      [...scopeArrays(scope), cursor ?? null, facilityId ?? null, toteId ?? null, limit + 1],
    );
    return this.whole(heads);
  }

  /** @throws Refusal receipt.not-found */
  async one(scope: AccessScope, id: string): Promise<ReceiptView> {
    const [receipt] = await this.whole(await this.tx.query(HeadRow, `${SELECT} and r.id = $3`, [...scopeArrays(scope), id]));
    if (receipt === undefined) throw new Refusal('receipt.not-found');
    return receipt;
  }

  private async whole(heads: readonly z.output<typeof HeadRow>[]): Promise<ReceiptView[]> {
    const lines = await this.tx.query(LineRow, LINES, [heads.map(({ id }) => id)]);
    return heads.map((head) => {
      const own = lines.filter(({ receiptId }) => receiptId === head.id);
      const count = (condition: (typeof RECEIPT_CONDITIONS)[number]): number => own.filter((line) => line.condition === condition).length;
      return {
        ...head, counts: { received: count('received'), short: count('short'), damaged: count('damaged'), extra: count('extra'), stopped: count('stopped') },
        lines: own.map(({ receiptId: _receipt, expected, received, ...line }) => ({ ...line, expected: units(expected), received: units(received) })),
      };
    });
  }
}
