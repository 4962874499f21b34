import type { DayRange } from '@cyclefill/domain/kernel';
import { cycleOf } from '@cyclefill/features/facility';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { asFilledBy } from '../compute-fill-batch/cycle-shares.js';
import { decideBatch } from '../compute-fill-batch/decide-batch.js';
import { readFacilitySnapshot } from '../compute-fill-batch/facility-snapshot.query.js';
import { readLateOrders } from '../compute-fill-batch/orders.query.js';
import { readFacilityCycles } from '../data/facility-cycles.query.js';
import { type CycleRunRequest, planCycleBatch } from '../open-fill-run/open-cycle-run.js';
import { type PlannedOrder, type Supposition, compareBatches, supposedCycle, supposedSnapshot } from './what-if.js';

/** Today's plan of a cycle beside the supposed one. */
export interface WhatIf {
  readonly today: DayRange;
  readonly supposed: DayRange;
  readonly orders: readonly PlannedOrder[];
}

/** Computes a cycle as it is and as it would be, from today's data and by the one engine; writes nothing. */
@Injectable()
export class PlanWhatIf {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  execute(actor: Actor, request: CycleRunRequest, supposition: Supposition): Promise<WhatIf> {
    return this.uow.run(
      actor,
      async (tx) => {
        const { cycle: row, window, previousFrom, asOf, knownAt } = await planCycleBatch(tx, request, 'to-look');
        const { snapshot: everybody } = await readFacilitySnapshot(tx, request.facilityId, window, { asOf, knownAt });
        const [fills, cycles] = [{ wingId: row.wing_id, wing: row.wing }, await readFacilityCycles(tx, request.facilityId, knownAt)];
        const read = { ...everybody, batch: { ...everybody.batch, previousFrom } };
        const snapshot = asFilledBy(read, fills, cycles);
        const late = await readLateOrders(tx, snapshot);
        const moved = supposition.cycleDays !== null || supposition.anchor !== null;
        const cycle = supposedCycle(cycleOf(row), supposition);
        const other = supposedSnapshot(read, cycle, window.from, supposition);
        // The same cycle has the same window before; only another one has to guess it.
        const supposed = moved ? asFilledBy(other, fills, cycles && new Map([...cycles, [row.wing_id, [cycle]]])) : asFilledBy({ ...other, batch: read.batch }, fills, cycles);
        const [today, then] = [decideBatch(snapshot, late), decideBatch(supposed, late)];
        return { today: window, supposed: supposed.batch.window, orders: compareBatches(read, today, then, supposition) };
      },
      { isolation: 'REPEATABLE READ' },
    );
  }
}
