import { UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { type TaskLease, TaskProcessor, completeTask } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { releaseBatch } from './reserve-batch.js';

/** Lets go of what was kept for a batch that was cancelled or replaced; batches that were short of it are marked. */
@Injectable()
export class ReleaseStockProcessor extends TaskProcessor {
  readonly kind = 'fill-batch.discarded';

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {
    super();
  }

  run(lease: TaskLease): Promise<void> {
    return this.uow.run(systemActor(lease.tenantId), async (tx) => {
      await releaseBatch(tx, lease.subject, 'the batch is not in use any more');
      await completeTask(tx, lease);
    });
  }

  /** The task itself shows what stopped; the next reservation of the products lets go of it too. */
  giveUp(): Promise<void> {
    return Promise.resolve();
  }
}
