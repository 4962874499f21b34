import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import type { BatchFacts } from '../compute-fill-batch/fill-snapshot.js';
import { type DecidedBatch, decideBatch } from '../compute-fill-batch/decide-batch.js';
import { readFacilitySnapshot } from '../compute-fill-batch/facility-snapshot.query.js';
import { readLateOrders } from '../compute-fill-batch/orders.query.js';
import { type CycleRunRequest, planCycleBatch } from './open-cycle-run.js';

/** What a cycle run would do. */
export interface CyclePreview {
  readonly batch: BatchFacts;
  readonly decided: DecidedBatch;
}

/** A dry run: computes a cycle from today's data and writes nothing. */
@Injectable()
export class PreviewCycleRun {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  execute(actor: Actor, request: CycleRunRequest): Promise<CyclePreview> {
    return this.uow.run(
      actor,
      async (tx) => {
        const { cycle, window, previousFrom, asOf, knownAt } = await planCycleBatch(tx, request, 'to-look');
        const { snapshot: read } = await readFacilitySnapshot(tx, request.facilityId, window, { asOf, knownAt }, { wingId: cycle.wing_id, wing: cycle.wing });
        const batch: BatchFacts = { ...read.batch, previousFrom };
        const snapshot = { ...read, batch };
        return { batch, decided: decideBatch(snapshot, await readLateOrders(tx, snapshot)) };
      },
      { isolation: 'REPEATABLE READ' },
    );
  }
}
