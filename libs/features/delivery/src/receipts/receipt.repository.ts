import type { ReceiptCondition } from '@cyclefill/domain/delivery';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** One line of a receipt as it is written. */
export interface NewLine {
  readonly itemId: string | null;
  readonly condition: ReceiptCondition;
  readonly expected: number;
  readonly received: number;
  readonly code: string | null;
  readonly note: string;
}

/** Who signed. */
export interface Signature {
  readonly signedName: string;
  readonly secondName?: string | undefined;
  readonly signatureSha256?: string | undefined;
  readonly note: string;
}

const ConditionRow = z.object({ itemId: z.string(), whole: z.boolean() });
const ExtraRow = z.object({ itemId: z.string(), units: z.int(), departed: z.boolean() });

/** Receipts; none is ever changed. */
export class ReceiptRepository {
  constructor(private readonly tx: Tx) {}

  async add(toteId: string, signature: Signature, lines: readonly NewLine[]): Promise<string> {
    const id = this.tx.newId();
    await this.tx.execute(
      'insert into receipt (id, tenant_id, tote_id, signed_name, second_name, signature_sha256, note, received_at, received_by) values ($1, $2, $3, $4, $5, $6, $7, now(), $8)',
      [id, this.tx.actor.tenantId, toteId, signature.signedName.trim(), signature.secondName?.trim() ?? null, signature.signatureSha256 ?? null, signature.note, this.tx.actor.userId],
    );
    for (const line of lines) {
      await this.tx.execute(
        'insert into receipt_line (id, tenant_id, receipt_id, tote_item_id, condition, expected_milli, received_milli, code, note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [this.tx.newId(), this.tx.actor.tenantId, id, line.itemId, line.condition, line.expected, line.received, line.code, line.note],
      );
    }
    return id;
  }

  /** Items of a tote of which the newest receipt has all. */
  async whole(toteId: string): Promise<ReadonlySet<string>> {
    const rows = await this.tx.query(
      ConditionRow,
      `select distinct on (i.id) i.id as "itemId", l.received_milli = l.expected_milli as whole from tote_item i join receipt_line l on l.tote_item_id = i.id where i.tote_id = $1 order by i.id, l.id desc`, [toteId],
    );
    return new Set(rows.filter(({ whole }) => whole).map(({ itemId }) => itemId));
  }

  /** The row of a pack in the tote that it was to come with; null = it was put in none. */
  async itemOf(packId: string): Promise<z.output<typeof ExtraRow> | null> {
    const [row] = await this.tx.query(
      ExtraRow,
      `select i.id as "itemId", i.units_milli as units, coalesce(n.state = 'departed', false) as departed from tote_item i join tote t on t.id = i.tote_id left join van_run n on n.id = t.van_run_id
       where i.pack_id = $1 and i.pulled_at is null`,
      [packId],
    );
    return row ?? null;
  }
}
