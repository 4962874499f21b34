import { parseDay } from '@cyclefill/domain/kernel';
import { answerRefill } from '@cyclefill/domain/refill';
import { FacilityInputs } from '@cyclefill/features/facility';
import { type Tx, UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { type TaskLease, TaskProcessor, completeTask, putOffTask } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { RefillRepository, type RequestRow, statusOf } from '../data/refill.repository.js';
import { loadRefillFacts } from '../refill-facts/refill-facts.query.js';
import { writeDemandFill } from './demand-supply.js';

/** How long a request waits before it looks again whether the batch is computed. */
const WAIT_SECONDS = 2;

const FoundRow = z.object({ found: z.boolean() });

/** accepted → filled: one request, one transaction; the authorisation counts down or nothing happens. */
@Injectable()
export class FillDemandProcessor extends TaskProcessor {
  readonly kind = 'refill.accepted';

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {
    super();
  }

  run(lease: TaskLease): Promise<void> {
    return this.uow.run(systemActor(lease.tenantId), async (tx) => {
      const request = await tx.get(RefillRepository).locked('pharmacy', lease.subject);
      const open = request?.status === 'accepted' ? request : null;
      if (open !== null && (await batchIsComputed(tx, open))) return putOffTask(tx, lease, WAIT_SECONDS);
      if (open !== null) await this.fill(tx, open);
      return completeTask(tx, lease);
    });
  }

  async giveUp(tx: Tx, subject: string, errorCode: string): Promise<void> {
    await tx.execute('update refill_request set error_code = $2, row_version = row_version + 1 where id = $1', [subject, errorCode]);
  }

  private async fill(tx: Tx, request: RequestRow): Promise<void> {
    // The answer is made again from what is known now: an order stopped or a batch built since then is not filled twice.
    const loaded = await loadRefillFacts(tx, { orderId: request.order_id, asOf: request.asked_at, earlyReason: request.early_reason, byPharmacist: request.by_pharmacist });
    const promised = request.delivery_on === null ? null : parseDay(request.delivery_on);
    const answer = answerRefill({ ...loaded.facts, deliveryOn: promised ?? loaded.facts.deliveryOn }, loaded.pack);
    const refills = tx.get(RefillRepository);
    if (answer.kind !== 'accepted') {
      await refills.answerAnew(request.id, answer, request.by_pharmacist, await refills.renewalFor(loaded, answer));
      await refills.step(request.id, statusOf(answer), null);
      return;
    }
    await refills.answerAnew(request.id, answer, request.by_pharmacist);
    await writeDemandFill(tx, request, loaded, answer);
    // What was filled is not there for the batches any more (R117).
    await tx.get(FacilityInputs).ordersMoved(request.facility_id, [request.order_id]);
    await refills.move(request.id, 'filled');
    await refills.step(request.id, 'filled', null);
    await tx.audit({ action: 'refill.fill', subjectKind: 'refill_request', subjectId: request.id, residentIds: [request.resident_id] });
  }
}

/**
 * Whether a batch of the facility is being computed, or about to be. Batch and request draw on one authorisation, so they
 * never look at it at the same time: the request waits for the batch, and no batch is opened before the request is done.
 */
async function batchIsComputed(tx: Tx, { facility_id: facilityId, order_id: orderId }: RequestRow): Promise<boolean> {
  await tx.raw('select from cycle_clock where facility_id = $1 order by cycle_id for update', [facilityId]);
  await tx.raw('select from prescription where order_id = $1 and superseded_at is null for update', [orderId]);
  const [row] = await tx.query(FoundRow, `select exists (select from fill_batch where facility_id = $1 and is_current and state = 'opened') as found`, [facilityId]);
  return row?.found === true;
}
