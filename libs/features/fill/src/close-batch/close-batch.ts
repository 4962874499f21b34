import { type AccessScope, Refusal, facilitiesOf } from '@cyclefill/contracts';
import { type Actor, type NamedChange, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

const BatchRow = z.object({ state: z.string(), closed: z.boolean(), version: z.int() });
const OpenRow = z.object({ open: z.int() });

/** Closes a batch that has its papers and no open exception (R114); the database refuses any other too. */
@Injectable()
export class CloseBatch {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal batch.not-found, batch.closed, batch.not-finished, batch.exceptions-open, row.stale, request.key-reused */
  execute(actor: Actor, scope: AccessScope, batchId: string, { key, readVersion }: NamedChange): Promise<unknown> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'batch.close', key, body: { batchId } }, async () => {
      const [batch] = await tx.query(
        BatchRow,
        'select state, closed_at is not null as closed, row_version as version from fill_batch where id = $1 and is_current and ($2::uuid[] is null or facility_id = any($2)) for update',
        [batchId, facilitiesOf(scope)],
      );
      if (batch === undefined) throw new Refusal('batch.not-found');
      if (readVersion !== undefined && batch.version !== readVersion) throw new Refusal('row.stale');
      if (batch.closed) throw new Refusal('batch.closed');
      if (batch.state !== 'documented') throw new Refusal('batch.not-finished');
      const [found] = await tx.query(OpenRow, `select count(*)::int as open from finding where batch_id = $1 and is_current and state = 'open' and severity <> 'info'`, [batchId]);
      if (found?.open !== 0) throw new Refusal('batch.exceptions-open');
      await tx.execute('update fill_batch set closed_at = now(), closed_by = $2, row_version = row_version + 1 where id = $1', [batchId, tx.actor.userId]);
      await tx.audit({ action: 'batch.close', subjectKind: 'fill_batch', subjectId: batchId });
      return null;
    }));
  }
}
