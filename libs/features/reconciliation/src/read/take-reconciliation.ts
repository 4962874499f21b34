import { type AccessScope, Refusal } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { type ReconciliationView, readReconciliation } from './reconciliation-view.js';

/** A reconciliation of the scope that is still open, locked until the transaction ends. @throws Refusal `reconciliation.not-found`, `reconciliation.over` */
export async function takeReconciliation(tx: Tx, scope: AccessScope, id: string): Promise<ReconciliationView> {
  await tx.execute('select from reconciliation where id = $1 for no key update', [id]);
  const taken = await readReconciliation(tx, scope, id);
  if (taken.head.state !== 'open') throw new Refusal('reconciliation.over');
  return taken;
}
