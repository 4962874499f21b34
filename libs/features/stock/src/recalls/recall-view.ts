import { instantSchema } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A recall as it was opened and closed. */
export const recallSchema = z.object({
  id: z.uuid(), ndc11: z.string(), lots: z.array(z.string()), source: z.string(), reason: z.string(), state: z.enum(['open', 'closed']), closure: z.string(), openedAt: instantSchema,
  openedBy: z.uuid().nullable(), closedAt: instantSchema.nullable(), closedBy: z.uuid().nullable(), version: z.int().describe('for If-Match'),
}).meta({ id: 'StockRecall' });
export type RecallView = z.output<typeof recallSchema>;

const Row = z.object({
  id: z.string(), ndc11: z.string(), lots: z.array(z.string()), source: z.string(), reason: z.string(), state: z.enum(['open', 'closed']), closure: z.string(), recorded_at: z.date(),
  recorded_by: z.string().nullable(), closed_at: z.date().nullable(), closed_by: z.string().nullable(), row_version: z.int(),
});

/** Recalls, the newest first. @param id null = all of them */
export async function readRecalls(tx: Tx, id: string | null): Promise<readonly RecallView[]> {
  const rows = await tx.query(
    Row,
    `select id, ndc11, lots, source, reason, state, closure, recorded_at, recorded_by, closed_at, closed_by, row_version from stock_recall
     where tenant_id = $1 and ($2::uuid is null or id = $2) order by id desc`,
    [tx.actor.tenantId, id],
  );
  return rows.map(({ recorded_at: openedAt, recorded_by: openedBy, closed_at: closedAt, closed_by: closedBy, row_version: version, ...row }) => ({
    ...row, openedAt: openedAt.toISOString(), openedBy, closedAt: closedAt?.toISOString() ?? null, closedBy, version,
  }));
}
