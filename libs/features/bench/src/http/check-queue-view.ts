import type { AccessScope } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import type { z } from 'zod';
import { CheckQueueQuery, type QueueFilter } from '../check/check-queue.query.js';
import { queueCursor } from '../check/queue-cursor.js';
import { DriftGuard } from '../pack-life/drift-guard.js';
import type { queueSchema } from './pack.dto.js';

export type CheckQueue = z.output<typeof queueSchema>;

/** A page of the packs that wait for their check, each held against what is known now. */
export async function readCheckQueue(tx: Tx, scope: AccessScope, query: QueueFilter): Promise<CheckQueue> {
  const found = await tx.get(CheckQueueQuery).run(scope, query);
  const [waiting, last] = [found.slice(0, query.limit), found[query.limit - 1]];
  const drifts = new Map((await tx.get(DriftGuard).check(waiting.map(({ id }) => id))).map((drift) => [drift.packId, drift.outOfDate]));
  const items = waiting.map(({ sealedAt, dueAt, heldReason, risks, ...pack }) => ({
    ...pack, risks: [...risks], held: heldReason, outOfDate: drifts.get(pack.id) === true, sealedAt: new Date(sealedAt).toISOString(), dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
  }));
  return { items, nextCursor: found.length > query.limit && last !== undefined ? queueCursor(last) : null };
}
