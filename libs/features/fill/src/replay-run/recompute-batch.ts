import type { Tx } from '@cyclefill/platform/database';
import { type DecidedBatch, decideBatch } from '../compute-fill-batch/decide-batch.js';
import type { FillSnapshot } from '../compute-fill-batch/fill-snapshot.js';
import { readBatch, readFillSnapshot } from '../compute-fill-batch/fill-snapshot.query.js';
import { readLateOrders } from '../compute-fill-batch/orders.query.js';
import { type ResidentContexts, residentContexts } from '../compute-fill-batch/resident-contexts.js';

/** A batch computed once more from what was known and seen when it was computed, by the engine of today. */
export interface RecomputedBatch {
  readonly snapshot: FillSnapshot;
  readonly contexts: ResidentContexts;
  readonly decided: DecidedBatch;
}

/** Reads and decides as the worker did; writes nothing. The caller's transaction is REPEATABLE READ. */
export async function recomputeBatch(tx: Tx, batchId: string): Promise<RecomputedBatch> {
  const batch = await readBatch(tx, batchId);
  const snapshot = await readFillSnapshot(tx, batch);
  const late = await readLateOrders(tx, snapshot);
  return { snapshot, contexts: residentContexts(snapshot), decided: decideBatch(snapshot, late) };
}
