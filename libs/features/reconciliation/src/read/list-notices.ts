import type { AccessScope } from '@cyclefill/contracts';
import { IssueList, formatIssue } from '@cyclefill/interop/csv';
import { readReceivedList } from '@cyclefill/interop/medication-list';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { allergiesNotKnown } from './allergies-not-known.query.js';
import { ofAnotherPerson } from './of-another-person.query.js';
import { type ReconciliationView, readReconciliation, reconciliationSchema } from './reconciliation-view.js';

export const reconciliationWithNotices = reconciliationSchema.extend({
  notices: z.array(z.string()).describe('what of the list as it was received is in no row, or was not understood, each with its place'),
}).meta({ id: 'ReconciliationWithNotices' });
export type ReconciliationWithNotices = ReconciliationView & { readonly notices: readonly string[] };

const Received = z.object({ received: z.string() });

/** One reconciliation of the scope, and what its rows do not tell of the list. @throws Refusal `reconciliation.not-found` */
export async function readWithNotices(tx: Tx, scope: AccessScope, id: string): Promise<ReconciliationWithNotices> {
  const view = await readReconciliation(tx, scope, id);
  const [kept] = await tx.query(Received, 'select received from reconciliation where id = $1', [id]);
  const findings = { errors: new IssueList(), notices: new IssueList() };
  const list = readReceivedList({ name: 'list', content: kept?.received ?? '' }, findings);
  const strange = await ofAnotherPerson(tx, { residentId: view.head.residentId, list, file: 'list' });
  const allergies = await allergiesNotKnown(tx, { residentId: view.head.residentId, list, file: 'list' });
  return { ...view, notices: [...strange, ...allergies, ...findings.notices.list()].map(formatIssue) };
}
