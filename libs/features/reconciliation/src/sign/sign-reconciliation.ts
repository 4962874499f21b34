import { type AccessScope, Refusal, type Role } from '@cyclefill/contracts';
import { FacilityInputs } from '@cyclefill/features/facility';
import { findResident, localNow, wireMoment } from '@cyclefill/features/order';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { carryOut } from '../decide/carry-out.js';
import { type ReconciliationView, type Side, isSettled, readReconciliation, undecided } from '../read/reconciliation-view.js';
import { takeReconciliation } from '../read/take-reconciliation.js';

export const signReconciliationSchema = z.strictObject({
  digest: z.string().regex(/^[0-9a-f]{64}$/u, 'is no digest').describe('of the decisions that were read: what was decided since is not signed'),
}).meta({ id: 'SignReconciliation' });
export type SignReconciliationRequest = z.output<typeof signReconciliationSchema>;

/** Who signs. */
export type Signer = Actor & { readonly userId: string };

/** The side that a role signs for; null = none. */
export function sideOf(role: Role): Side | null {
  if (role === 'pharmacist') return 'pharmacist';
  return role === 'nurse' || role === 'facility_lead' ? 'facility' : null;
}

/**
 * A side signs the decisions as they hold. With the second signature they are carried out, all in one transaction: the commands on orders, the inputs of batches that follow from them, and, where nothing
 * is open any more, the end of the reconciliation.
 */
@Injectable()
export class SignReconciliation {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput; Refusal `reconciliation.not-found`, `reconciliation.over`, `reconciliation.undecided`, `reconciliation.changed`, `reconciliation.signed`, `reconciliation.no-side`, `reconciliation.row-stopped` */
  execute(actor: Signer, { scope, role }: { readonly scope: AccessScope; readonly role: Role }, { id, key }: { readonly id: string; readonly key: string }, { digest }: SignReconciliationRequest): Promise<ReconciliationView> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'reconciliation.sign', key, body: { id, digest } }, async () => {
      const side = sideOf(role);
      if (side === null) throw new Refusal('reconciliation.no-side');
      const taken = await takeReconciliation(tx, scope, id);
      if (taken.digest !== digest) throw new Refusal('reconciliation.changed');
      const open = undecided(taken.rows);
      if (open.length > 0) throw new Refusal('reconciliation.undecided', { problems: open.map(({ position }) => ({ pointer: `/rows/${position}`, rule: 'is not decided' })) });
      if (taken.signatures.some((signature) => signature.side === side)) throw new Refusal('reconciliation.signed');
      await tx.execute(
        'insert into reconciliation_signature (id, tenant_id, facility_id, reconciliation_id, side, digest, signed_at, signed_by) values ($1, $2, $3, $4, $5, $6, now(), $7)',
        [tx.newId(), actor.tenantId, taken.head.facilityId, id, side, digest, actor.userId],
      );
      await tx.audit({ action: 'reconciliation.sign', subjectKind: 'reconciliation', subjectId: id, residentIds: [taken.head.residentId], detail: { side } });
      if (taken.signatures.length > 0) await carryOutAll(tx, scope, taken);
      return readReconciliation(tx, scope, id);
    }));
  }
}

/** Every decision that both sides have signed and that was not carried out yet. @throws InvalidInput, Refusal `reconciliation.row-stopped` */
export async function carryOutAll(tx: Tx, scope: AccessScope, { head, rows }: ReconciliationView): Promise<readonly string[]> {
  const resident = await findResident(tx, scope, head.residentId);
  const at = { scope, residentId: head.residentId, now: wireMoment(localNow(resident.now, resident.zone)) };
  const touched: string[] = [];
  for (const { position, ours, decided } of rows) {
    if (decided === null || decided.orders !== null) continue;
    const orders = await carryOut(tx, at, { position, decision: decided.decision, reason: decided.reason, command: decided.command, ours });
    await tx.execute(
      'insert into reconciliation_effect (decision_id, tenant_id, facility_id, order_ids, carried_out_at) values ($1, $2, $3, $4, now())', [decided.id, tx.actor.tenantId, head.facilityId, orders],
    );
    touched.push(...orders);
  }
  const left = (await readReconciliation(tx, scope, head.id)).rows.filter((row) => !isSettled(row));
  if (left.length === 0) await settle(tx, head, '');
  return touched;
}

/** Ends a reconciliation; what held up the resident's cycle supply is gone. */
export async function settle(tx: Tx, { id, facilityId, residentId }: ReconciliationView['head'], withdrawn: string): Promise<void> {
  await tx.execute('update reconciliation set settled_at = now(), withdrawn = $2 where id = $1', [id, withdrawn]);
  await tx.get(FacilityInputs).residentsMoved(facilityId, [residentId]);
}
