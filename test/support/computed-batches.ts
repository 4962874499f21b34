import { ComputeFillBatchProcessor } from '@cyclefill/features/fill';
import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import { TaskStore } from '@cyclefill/platform/tasks';
import { z } from 'zod';
import type { SamplePharmacy } from './sample-pharmacy.js';

const TaskRow = z.object({ id: z.string() });

/** Computes every opened batch of a pharmacy in this process, the earliest due first; packs and papers are left. How many. */
export async function computeBatches({ database: { uow }, actor }: SamplePharmacy): Promise<number> {
  const [store, processor] = [new TaskStore(uow, new SystemIds(new SystemClock())), new ComputeFillBatchProcessor(uow)];
  for (let count = 0; ; count += 1) {
    const [task] = await uow.acrossTenants((tx) =>
      tx.query(TaskRow, `select id from task where tenant_id = $1 and kind = 'fill-batch.opened' and status = 'open' order by due_at, id limit 1`, [actor.tenantId]));
    const lease = task === undefined ? null : await store.lease(task.id);
    if (lease === null) return count;
    await processor.run(lease);
  }
}
