import { type AccessScope, Refusal, scopeArrays } from '@cyclefill/contracts';
import { residentInScope } from '@cyclefill/features/resident';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readRun } from '../data/run.query.js';
import { recomputeBatch } from '../replay-run/recompute-batch.js';
import { type StoredBatch, readStoredBatches, readStoredLines } from '../replay-run/stored-batch.query.js';
import { type ExplainedOrder, absentOrder, explainOrder } from './explain-order.js';

/** Which order of which run. */
export interface ExplainRequest {
  readonly runId: string;
  readonly rxNumber: string;
}

const OrderRow = z.object({ id: z.string(), resident_id: z.string(), facility_id: z.string(), recorded_at: z.date(), dose_unit: z.string() });
type OrderRow = z.output<typeof OrderRow>;

const OTHER_CYCLE = 'other_cycle';

/** What a run says of one order, one entry for each batch of its facility that fills its resident; none = the facility, or the resident's cycle, has no batch in it. */
export interface OrderInRun {
  readonly orderId: string;
  readonly residentId: string;
  readonly doseUnit: string;
  readonly batches: readonly { readonly batch: StoredBatch; readonly explained: ExplainedOrder }[];
  /** Said where there is no batch. */
  readonly otherwise: ExplainedOrder;
}

/** Why an order gets what it gets in a run, or nothing: for every order there is an answer. */
@Injectable()
export class ExplainLine {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal run.not-found, order.not-found; Invariant when a stored line does not follow from what was known */
  execute(actor: Actor, scope: AccessScope, { runId, rxNumber }: ExplainRequest): Promise<OrderInRun> {
    return this.uow.run(
      actor,
      async (tx) => {
        if ((await readRun(tx, runId)) === null) throw new Refusal('run.not-found');
        const order = await readOrder(tx, scope, rxNumber);
        const all = [];
        for (const batch of await readStoredBatches(tx, runId, [order.facility_id])) all.push({ batch, explained: await explainIn(tx, batch, order) });
        // A cycle of another wing has nothing to say of it, as long as there is one that has.
        const batches = all.filter(({ explained }) => explained.inRun.reason !== OTHER_CYCLE);
        const otherwise = absentOrder(all.length === 0 ? 'facility_not_in_run' : OTHER_CYCLE);
        return { orderId: order.id, residentId: order.resident_id, doseUnit: order.dose_unit, batches, otherwise };
      },
      { isolation: 'REPEATABLE READ' },
    );
  }
}

async function readOrder(tx: Tx, scope: AccessScope, rxNumber: string): Promise<OrderRow> {
  const [order] = await tx.query(
    OrderRow,
    `select o.id, o.resident_id, o.facility_id, o.recorded_at, v.dose_unit from med_order o
     join lateral (select dose_unit from order_version v where v.order_id = o.id order by v.version desc limit 1) v on true
     where o.rx_number = $3 and ${residentInScope({ facility: 'o.facility_id', resident: 'o.resident_id' })}`,
    [...scopeArrays(scope), rxNumber],
  );
  if (order === undefined) throw new Refusal('order.not-found');
  return order;
}

async function explainIn(tx: Tx, batch: StoredBatch, order: OrderRow): Promise<ExplainedOrder> {
  if (batch.computed_at === null) return absentOrder('not_computed');
  const recomputed = await recomputeBatch(tx, batch.id);
  const known = recomputed.snapshot.orders.find(({ orderId }) => orderId === order.id);
  if (known === undefined && recomputed.snapshot.shares?.has(order.resident_id) === false) return absentOrder(OTHER_CYCLE);
  if (known === undefined) return absentOrder(order.recorded_at > batch.known_at ? 'late' : 'before_admission');
  return explainOrder(recomputed, known, (await readStoredLines(tx, batch.id)).get(order.id));
}
