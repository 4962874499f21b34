import { type Tx, UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { type TaskLease, TaskProcessor, completeTask } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { rebuildBatch } from './rebuild-batch.js';

/** Changed lines of one computed batch, in one transaction: lines, findings, counts, log, audit and the next step, or nothing. */
@Injectable()
export class RebuildChangedLinesProcessor extends TaskProcessor {
  readonly kind = 'fill-batch.changed';

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {
    super();
  }

  run(lease: TaskLease): Promise<void> {
    return this.uow.run(
      systemActor(lease.tenantId),
      async (tx) => {
        await rebuildBatch(tx, lease.subject);
        await completeTask(tx, lease);
      },
      { isolation: 'REPEATABLE READ', plans: 'once' },
    );
  }

  /** The batch stays as it was built and says what stopped the rebuild; the next change of its inputs is another try. */
  async giveUp(tx: Tx, subject: string, errorCode: string): Promise<void> {
    await tx.execute('update fill_batch set error_code = $2, row_version = row_version + 1 where id = $1', [subject, errorCode]);
  }
}
