import { recordChecks } from '@cyclefill/features/clinical';
import { type Tx, UnitOfWork, prepared, systemActor } from '@cyclefill/platform/database';
import { SeveralTasksProcessor, type TaskLease, completeTask, tenantOf } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { batchByBatch } from '../data/batch-by-batch.js';
import { tellLaterWindows } from '../data/later-windows.js';
import { offerSteps } from '../data/offer-steps.js';
import { stopBatch } from '../data/stop-batch.js';
import { ENGINE_VERSION } from '../engine-version.js';
import { type DecidedBatch, decideBatch } from './decide-batch.js';
import { writeFillLines } from './fill-line-writer.js';
import { writeFindings } from './finding-writer.js';
import { readFillSnapshot } from './fill-snapshot.query.js';
import type { FillSnapshot } from './fill-snapshot.js';
import { readLateOrders } from './orders.query.js';
import { readBatchInZone, stopForZone, withdrawFacilityFindings } from './unknown-zone.js';

const COMPUTED = prepared(`
update fill_batch set state = 'computed', computed_at = now(), input_hash = $2, engine_version = $3, rule_pack = $4,
  eligible = $5, filled = $6, excepted = $7, skipped = $8, reasons = $9, row_version = row_version + 1 where id = $1`);

/** opened → computed: lines, findings, counts, audit and the next task, or nothing; a few batches in one transaction, which ask together what one would ask. */
@Injectable()
export class ComputeFillBatchProcessor extends SeveralTasksProcessor {
  readonly kind = 'fill-batch.opened';
  readonly atOnce = 4;

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {
    super();
  }

  runAll(leases: readonly TaskLease[]): Promise<void> {
    return this.uow.run(
      systemActor(tenantOf(leases)),
      (tx) => batchByBatch(tx, leases, async (lease) => {
        const batch = await readBatchInZone(tx, lease.subject);
        if (batch === null) await stopForZone(tx, lease.subject);
        else if (batch.state === 'opened') {
          const [snapshot] = await Promise.all([readFillSnapshot(tx, batch), withdrawFacilityFindings(tx, batch.id)]);
          const decided = decideBatch(snapshot, await readLateOrders(tx, snapshot));
          await writeFillLines(tx, batch, decided.lines);
          await writeFindings(tx, snapshot, decided.findings);
          await Promise.all([
            recordChecks(tx, { facilityId: batch.facilityId, occasion: 'build', batchId: batch.id }, decided.checks), this.finish(tx, snapshot, decided), tx.emit('fill-batch.computed', batch.id), offerSteps(tx, batch.facilityId),
          ]);
          await tellLaterWindows(tx, batch, null);
        }
        await completeTask(tx, lease);
      }),
      { isolation: 'REPEATABLE READ', plans: 'once' },
    );
  }

  giveUp(tx: Tx, subject: string, errorCode: string): Promise<void> {
    return stopBatch(tx, subject, errorCode);
  }

  private async finish(tx: Tx, { batch, inputHash, rules }: FillSnapshot, { counts }: DecidedBatch): Promise<void> {
    const { eligible, filled, excepted, skipped, reasons } = counts;
    await Promise.all([
      tx.execute(COMPUTED, [batch.id, inputHash, ENGINE_VERSION, rules.stamp, eligible, filled, excepted, skipped, JSON.stringify(reasons)]),
      tx.audit({ action: 'fill-batch.compute', subjectKind: 'fill_batch', subjectId: batch.id, detail: { eligible, filled, excepted, skipped } }),
    ]);
  }
}
