import { type Tx, UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { SeveralTasksProcessor, type TaskLease, completeTask, tenantOf } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { batchByBatch } from '../data/batch-by-batch.js';
import { rebuildBatch } from './rebuild-batch.js';

/**
 * Changed lines of computed batches, in one transaction: lines, findings, counts, log, audit and the next step, or nothing. A rebuild reads and writes little, so that
 * several of them ask together what one would ask.
 */
@Injectable()
export class RebuildChangedLinesProcessor extends SeveralTasksProcessor {
  readonly kind = 'fill-batch.changed';
  readonly atOnce = 10;

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {
    super();
  }

  runAll(leases: readonly TaskLease[]): Promise<void> {
    return this.uow.run(
      systemActor(tenantOf(leases)),
      (tx) => batchByBatch(tx, leases, async (lease) => {
        await rebuildBatch(tx, lease.subject);
        await completeTask(tx, lease);
      }),
      { isolation: 'REPEATABLE READ', plans: 'once' },
    );
  }

  /** The batch stays as it was built and says what stopped the rebuild; the next change of its inputs is another try. */
  async giveUp(tx: Tx, subject: string, errorCode: string): Promise<void> {
    await tx.execute('update fill_batch set error_code = $2, row_version = row_version + 1 where id = $1', [subject, errorCode]);
  }
}
