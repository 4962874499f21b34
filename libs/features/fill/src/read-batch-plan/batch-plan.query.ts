import { invariant } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { readBatch, readFillSnapshot } from '../compute-fill-batch/fill-snapshot.query.js';
import { residentContexts } from '../compute-fill-batch/resident-contexts.js';
import { readLineRows } from '../replay-run/stored-batch.query.js';
import type { BatchPlan, PlannedLine } from './batch-plan.js';

/** Reads a computed batch with the snapshot it was computed from: same knowledge, so the same versions. */
export async function readBatchPlan(tx: Tx, batchId: string): Promise<BatchPlan> {
  const snapshot = await readFillSnapshot(tx, await readBatch(tx, batchId));
  const stored = new Map((await readLineRows(tx, batchId, null)).map((row) => [row.line.orderId, row]));
  const lines = snapshot.orders.flatMap((order): PlannedLine[] => {
    const row = stored.get(order.orderId);
    if (row === undefined) return [];
    const { status, packaging, packFrom, packTo, fillsTo, quantities, versionId } = row.line;
    invariant(versionId === order.versionId, 'a batch was read with another version than it was computed from');
    return [{ lineId: row.lineId, order, status, packaging, packFrom, packTo, fillsTo, quantities }];
  });
  return { snapshot, contexts: residentContexts(snapshot), lines };
}
