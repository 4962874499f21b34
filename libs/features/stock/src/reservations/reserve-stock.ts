import { type Actor, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { BatchPicks } from './pick-view.js';
import { readPicks, releaseBatch, reserveBatch } from './reserve-batch.js';

export const reserveStockSchema = z.strictObject({ marginDays: z.int().min(0).max(366).default(0).describe('days beyond the last dose that a container must last') }).meta({ id: 'ReserveStock' });
export type ReserveStockRequest = z.output<typeof reserveStockSchema>;

/** Units of stock that are kept for a batch: the containers its lines take from. */
@Injectable()
export class ReserveStock {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Keeps what the lines take, or keeps anew what changed. @throws Refusal batch.not-found, batch.state-forbids, request.key-reused */
  reserve(actor: Actor, key: string, batchId: string, { marginDays }: ReserveStockRequest): Promise<BatchPicks> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'stock.reserve', key, body: { batchId, marginDays } }, async () => {
      const picks = await reserveBatch(tx, batchId, marginDays);
      await tx.audit({ action: 'stock.reserve', subjectKind: 'fill_batch', subjectId: batchId, residentIds: [...new Set(picks.lines.map(({ residentId }) => residentId))], detail: { lines: picks.lines.length } });
      return picks;
    }));
  }

  /** Lets go of it. @throws Refusal batch.not-found, request.key-reused */
  release(actor: Actor, key: string, batchId: string, reason: string): Promise<BatchPicks> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'stock.release', key, body: { batchId, reason } }, async () => {
      const before = await readPicks(tx, batchId);
      await releaseBatch(tx, batchId, reason);
      await tx.audit({ action: 'stock.release', subjectKind: 'fill_batch', subjectId: batchId, detail: { lines: before.lines.length } });
      return readPicks(tx, batchId);
    }));
  }

  /** @throws Refusal batch.not-found */
  read(actor: Actor, batchId: string): Promise<BatchPicks> {
    return this.uow.run(actor, (tx) => readPicks(tx, batchId));
  }
}
