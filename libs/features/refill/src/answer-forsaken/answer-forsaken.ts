import { answerRefill } from '@cyclefill/domain/refill';
import { type Tx, UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { recordRequest } from '../ask-refill/record-request.js';
import { FORSAKEN, FORSAKEN_NOTE, RefillRepository, statusOf } from '../data/refill.repository.js';
import { loadRefillFacts } from '../refill-facts/refill-facts.query.js';

const TenantRow = z.object({ tenant_id: z.string() });
const IdRow = z.object({ id: z.string() });
const ForsakenRow = z.object({ id: z.string(), order_id: z.string(), source: z.enum(['scan', 'click', 'message']), asked_at: z.date(), note: z.string() });

/** What is being computed may bring the order yet: then it is answered by that. */
const NOTHING_OPENED = `not exists (select from fill_batch o where o.facility_id = r.facility_id and o.is_current and o.state = 'opened')`;

/**
 * Answers requests anew of which the batch that was to bring them no longer does: cancelled, built anew, or rebuilt without
 * the order's line. Nobody has to ask again to hear of it (R130).
 */
@Injectable()
export class AnswerForsaken {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Over all pharmacies; how many requests were answered. */
  async execute(): Promise<number> {
    const tenants = await this.uow.acrossTenants((tx) => tx.query(TenantRow, 'select id as tenant_id from tenant order by id'));
    let answered = 0;
    for (const { tenant_id: tenantId } of tenants) {
      const actor = systemActor(tenantId);
      const waiting = await this.uow.run(actor, (tx) =>
        tx.query(IdRow, `select r.id from refill_request r join fill_batch b on b.id = r.batch_id where ${FORSAKEN} and ${NOTHING_OPENED} order by r.id`));
      for (const { id } of waiting) if (await this.uow.run(actor, (tx) => answerAnew(tx, id))) answered += 1;
    }
    return answered;
  }
}

/** In place where it ends there or another batch brings it; else that request ends, and one in its place says from where it comes. */
async function answerAnew(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.query(
    ForsakenRow, `select r.id, r.order_id, r.source, r.asked_at, ${FORSAKEN_NOTE} as note from refill_request r join fill_batch b on b.id = r.batch_id where r.id = $1 and ${FORSAKEN} for update of r`, [id],
  );
  if (row === undefined) return false;
  const now = await tx.now();
  const loaded = await loadRefillFacts(tx, { orderId: row.order_id, asOf: row.asked_at > now ? row.asked_at : now, earlyReason: null, byPharmacist: false });
  const answer = answerRefill(loaded.facts, loaded.pack);
  const [status, refills] = [statusOf(answer), tx.get(RefillRepository)];
  if (status === 'refused' || status === 'in_batch') {
    await refills.answerAnew(id, answer, false, await refills.renewalFor(loaded, answer));
    await refills.step(id, status, null, { note: row.note });
  } else {
    await refills.endForsaken(row.order_id);
    await recordRequest(tx, loaded, answer, { source: row.source, note: `asked anew: ${row.note}` });
  }
  await tx.audit({ action: 'refill.answer-anew', subjectKind: 'refill_request', subjectId: id, residentIds: [loaded.order.residentId], detail: { answer: answer.kind } });
  return true;
}
