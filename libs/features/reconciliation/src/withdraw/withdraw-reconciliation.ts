import type { AccessScope } from '@cyclefill/contracts';
import { type Actor, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type ReconciliationView, readReconciliation } from '../read/reconciliation-view.js';
import { takeReconciliation } from '../read/take-reconciliation.js';
import { settle } from '../sign/sign-reconciliation.js';

export const withdrawReconciliationSchema = z.strictObject({ reason: z.string().trim().min(1).max(500).describe('why the comparison does not stand: another resident\'s list, compared anew') }).meta({ id: 'WithdrawReconciliation' });
export type WithdrawReconciliationRequest = z.output<typeof withdrawReconciliationSchema>;

/** Takes a reconciliation back that should not have been opened; what of it was carried out stays, and what came is kept as received. */
@Injectable()
export class WithdrawReconciliation {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal `reconciliation.not-found`, `reconciliation.over` */
  execute(actor: Actor, scope: AccessScope, { id, key }: { readonly id: string; readonly key: string }, { reason }: WithdrawReconciliationRequest): Promise<ReconciliationView> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'reconciliation.withdraw', key, body: { id, reason } }, async () => {
      const { head } = await takeReconciliation(tx, scope, id);
      await settle(tx, head, reason);
      await tx.audit({ action: 'reconciliation.withdraw', subjectKind: 'reconciliation', subjectId: id, residentIds: [head.residentId] });
      return readReconciliation(tx, scope, id);
    }));
  }
}
