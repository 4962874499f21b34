import { isAmendedBatch, offerSteps, readBatchPlan, replacePackingFindings, stopBatch } from '@cyclefill/features/fill';
import { type Tx, UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { type TaskLease, TaskProcessor, completeTask } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { revisePacks } from './free-codes.js';
import { packingFindings } from './packing-findings.js';
import { writePacks } from './pack-writer.js';

/** computed → planned: every dispensed dose gets its cell, in one transaction per batch. After a rebuild only the packs that became others are planned anew. */
@Injectable()
export class PlanPacksProcessor extends TaskProcessor {
  readonly kind = 'fill-batch.computed';

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {
    super();
  }

  run(lease: TaskLease): Promise<void> {
    return this.uow.run(
      systemActor(lease.tenantId),
      async (tx) => {
        // Its rebuild leaves this task again.
        if (await isAmendedBatch(tx, lease.subject)) return completeTask(tx, lease);
        const advanced = await tx.execute(
          `update fill_batch set state = 'planned', planned_at = now(), row_version = row_version + 1 where id = $1 and state = 'computed' and is_current`,
          [lease.subject],
        );
        if (advanced === 1) {
          const plan = await readBatchPlan(tx, lease.subject);
          const revision = await revisePacks(tx, plan);
          await writePacks(tx, plan, revision);
          await replacePackingFindings(tx, plan.snapshot, packingFindings(revision.layout));
          await offerSteps(tx, plan.snapshot.batch.facilityId);
        }
        return completeTask(tx, lease);
      },
      { isolation: 'REPEATABLE READ' },
    );
  }

  giveUp(tx: Tx, subject: string, errorCode: string): Promise<void> {
    return stopBatch(tx, subject, errorCode);
  }
}
