import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { answerRefill, mayFollow } from '@cyclefill/domain/refill';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { RefillRepository, type RequestRow, statusOf } from '../data/refill.repository.js';
import { loadRefillFacts } from '../refill-facts/refill-facts.query.js';

/** A pharmacist's word on a request that no rule could decide. */
export interface RefillDecision {
  readonly accept: boolean;
  readonly note: string;
  /** null = the database's clock. */
  readonly asOf: Date | null;
}

/** Moves a request along its chain: each step with who, when and why. */
@Injectable()
export class MoveRefill {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** What was filled or came in a batch has left the pharmacy, or has arrived. @throws Refusal refill.not-found, refill.step-not-allowed */
  execute(actor: Actor, scope: AccessScope, id: string, to: 'sent' | 'received', note: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const request = await this.find(tx, scope, id);
      if (!mayFollow(request.status, to)) throw new Refusal('refill.step-not-allowed');
      await tx.get(RefillRepository).move(id, to);
      await this.record(tx, request, to, note);
    });
  }

  /** Decides a request that waits for a pharmacist; accepted, it is answered anew by the rules that a pharmacist may not lift either. */
  decide(actor: Actor, scope: AccessScope, id: string, { accept, note, asOf }: RefillDecision): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const request = await this.find(tx, scope, id);
      if (request.status !== 'asked') throw new Refusal('refill.step-not-allowed');
      const refills = tx.get(RefillRepository);
      if (!accept) {
        await refills.move(id, 'refused');
        await this.record(tx, request, 'refused', note);
        return;
      }
      const loaded = await loadRefillFacts(tx, { orderId: request.order_id, asOf, earlyReason: request.early_reason, byPharmacist: true });
      const answer = answerRefill(loaded.facts, loaded.pack);
      const status = statusOf(answer);
      if (status === 'asked') throw new Refusal('refill.step-not-allowed');
      await refills.answerAnew(id, answer, true, await refills.renewalFor(loaded, answer));
      await this.record(tx, request, status, note);
      if (status === 'accepted') await tx.emit('refill.accepted', id);
    });
  }

  private async find(tx: Tx, scope: AccessScope, id: string): Promise<RequestRow> {
    const request = await tx.get(RefillRepository).locked(scope, id);
    if (request === null) throw new Refusal('refill.not-found');
    return request;
  }

  private async record(tx: Tx, request: RequestRow, status: 'sent' | 'received' | 'refused' | 'accepted' | 'in_batch' | 'asked' | 'filled', note: string): Promise<void> {
    await tx.get(RefillRepository).step(request.id, status, tx.actor.userId, { note });
    await tx.audit({ action: `refill.${status.replace('_', '-')}`, subjectKind: 'refill_request', subjectId: request.id, residentIds: [request.resident_id] });
  }
}
