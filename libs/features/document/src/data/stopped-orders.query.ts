import { findingSentence } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ order_id: z.string(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) });

/** Sentence of the first finding that stopped each order of a batch. */
export async function readStoppedOrders(tx: Tx, batchId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query(
    Row,
    `select distinct on (order_id) order_id, code, params from finding where batch_id = $1 and superseded_at is null and severity = 'block' and order_id is not null order by order_id, code, rule`,
    [batchId],
  );
  return new Map(rows.map((row) => [row.order_id, findingSentence(row.code, row.params)]));
}
