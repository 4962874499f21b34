import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import type { PackState } from '@cyclefill/domain/bench';
import { FOLLOW_UP_DECISIONS, type FollowUpDecision } from '@cyclefill/domain/delivery';
import { PackLife } from '@cyclefill/features/bench';
import { reasonSchema } from '@cyclefill/features/order';
import { type Actor, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { UnreceivedQuery } from './unreceived.query.js';

export const followUpSchema = z.strictObject({ decision: z.enum(FOLLOW_UP_DECISIONS), note: reasonSchema }).meta({ id: 'DecideFollowUp' });
export type FollowUpRequest = z.output<typeof followUpSchema>;

/** What becomes of the pack by each decision; a damaged one that is replaced is out of use as well. */
const STATE_OF: Readonly<Record<FollowUpDecision, PackState>> = { lost: 'void', replaced: 'void', returned: 'returned', arrived: 'received' };

/** The pharmacy closes the question of something that was sent and did not arrive as it should. */
@Injectable()
export class DecideFollowUp {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal receipt.not-found, pack.step-not-allowed, pack.out-of-date, request.key-reused; InvalidInput */
  execute(actor: Actor, scope: AccessScope, itemId: string, key: string, { decision, note }: FollowUpRequest): Promise<{ readonly itemId: string; readonly decision: FollowUpDecision }> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'receipt.follow-up', key, body: { itemId, decision, note } }, async () => {
      await tx.raw('select from tote_item where id = $1 for update', [itemId]);
      const item = (await tx.get(UnreceivedQuery).run(scope, null)).items.find((one) => one.itemId === itemId);
      if (item === undefined) throw new Refusal('receipt.not-found');
      if (decision === 'arrived' && (item.kind === 'damaged' || item.kind === 'stopped')) throw new InvalidInput([{ pointer: '/decision', rule: 'is no answer: it is there, and must not be used' }]);
      if (item.packId !== null) {
        const outcome = await tx.get(PackLife).step({ id: item.packId }, STATE_OF[decision], { reason: note, params: { decision } });
        if (outcome.kind === 'refused') throw new Refusal(outcome.code);
      }
      await tx.execute('insert into receipt_follow_up (id, tenant_id, tote_item_id, decision, note, decided_at, decided_by) values ($1, $2, $3, $4, $5, now(), $6)', [tx.newId(), actor.tenantId, itemId, decision, note, actor.userId]);
      await tx.audit({ action: 'receipt.follow-up', subjectKind: 'tote_item', subjectId: itemId, residentIds: [item.residentId], detail: { decision } });
      return { itemId, decision };
    }));
  }
}
