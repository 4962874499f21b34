import { packCode } from '@cyclefill/domain/identification';
import { type Day, formatDay, parseDay } from '@cyclefill/domain/kernel';
import { type RefillAnswer, answerRefill, claimCodeOf } from '@cyclefill/domain/refill';
import { FacilityInputs } from '@cyclefill/features/facility';
import { ENGINE_VERSION } from '@cyclefill/features/fill';
import { packNumber } from '@cyclefill/features/pack';
import { type Tx, UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { type TaskLease, TaskProcessor, completeTask, putOffTask } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { RefillRepository, type RequestRow, statusOf } from '../data/refill.repository.js';
import { type LoadedFacts, loadRefillFacts } from '../refill-facts/refill-facts.query.js';

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
    await this.record(tx, request, loaded, answer);
    // What was filled is not there for the batches any more (R117).
    await tx.get(FacilityInputs).ordersMoved(request.facility_id, [request.order_id]);
    await refills.move(request.id, 'filled');
    await refills.step(request.id, 'filled', null);
    await tx.audit({ action: 'refill.fill', subjectKind: 'refill_request', subjectId: request.id, residentIds: [request.resident_id] });
  }

  private async record(tx: Tx, request: RequestRow, { order, pack }: LoadedFacts, answer: Extract<RefillAnswer, { kind: 'accepted' }>): Promise<void> {
    await tx.execute(
      `insert into demand_fill (id, tenant_id, facility_id, resident_id, refill_id, order_id, order_version_id, code, quantity_milli, authorised_before_milli, days_supply, used_from,
         claim_code, engine_version, rule_pack)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        tx.newId(), tx.actor.tenantId, request.facility_id, request.resident_id, request.id, order.orderId, order.versionId, await freeCode(tx, request.id), answer.quantity,
        order.authorisedLeft, answer.daysSupply, formatDay(answer.deliveryOn as Day), request.early_reason === null ? null : claimCodeOf(request.early_reason), ENGINE_VERSION, pack.id,
      ],
    );
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

/** A code that neither a pack nor another fill of the pharmacy has; it says nothing about a person (D96). */
async function freeCode(tx: Tx, requestId: string): Promise<string> {
  for (let salt = 0; ; salt += 1) {
    const code = packCode('card', packNumber(`refill|${requestId}`, salt));
    const [taken] = await tx.query(FoundRow, 'select exists (select from pack where is_current and code = $1) or exists (select from demand_fill where code = $1) as found', [code]);
    if (taken?.found !== true) return code;
  }
}
