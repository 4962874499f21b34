import { Refusal, instantSchema } from '@cyclefill/contracts';
import { DIFFERENCE_TYPES, MATCH_LEVELS, PROPOSED_ACTIONS } from '@cyclefill/domain/reconciliation';
import { daySchema } from '@cyclefill/features/order';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

export const RECONCILIATION_KINDS = ['admission', 'readmission', 'transfer', 'discharge', 'monthly', 'quarterly'] as const;
/** Where a list is from (R304). */
export const LIST_SOURCES = ['hospital', 'facility-mar', 'home', 'pharmacy', 'e-kit', 'family'] as const;

/** An entry as it was: of our orders, or of a line of the list. */
const entrySchema = z.object({ ref: z.string().describe('id of the order, or line of the list'), drug: z.string(), strength: z.string(), form: z.string(), sig: z.string() });
export type ReconciledEntry = z.output<typeof entrySchema>;

export const reconciliationRowSchema = z.object({
  position: z.int(), ours: z.array(entrySchema), theirs: z.array(entrySchema), level: z.enum(MATCH_LEVELS).nullable(), basis: z.array(z.string()), types: z.array(z.enum(DIFFERENCE_TYPES)).min(1),
  proposed: z.enum(PROPOSED_ACTIONS), highAlert: z.string().nullable(), status: z.enum(['accepted', 'open']),
});
export type ReconciledRow = z.output<typeof reconciliationRowSchema>;

const headSchema = z.object({
  id: z.uuid(), resident: z.string(), facility: z.string(), kind: z.enum(RECONCILIATION_KINDS), source: z.enum(LIST_SOURCES), openedAt: instantSchema, dueOn: daySchema.describe('by midnight of this day (R220)'), open: z.int(), rows: z.int(),
});
/** A reconciliation with how much of it is open. */
export type ReconciliationHead = z.output<typeof headSchema>;

const HEAD = `
select c.id, r.code as resident, f.code as facility, c.kind, c.source, c.opened_at as "openedAt", c.due_on::text as "dueOn",
  (select count(*)::int from reconciliation_row w where w.reconciliation_id = c.id and w.status = 'open') as open, (select count(*)::int from reconciliation_row w where w.reconciliation_id = c.id) as rows
from reconciliation c join resident r on r.id = c.resident_id join facility f on f.id = c.facility_id where c.tenant_id = $1`;

/** Reconciliations, newest first. */
export function readReconciliations(tx: Tx, limit: number): Promise<readonly ReconciliationHead[]> {
  return tx.query(headSchema, `${HEAD} order by c.opened_at desc, c.id limit $2`, [tx.actor.tenantId, limit]);
}

/** One reconciliation with its rows, in the order of their drugs. @throws Refusal `reconciliation.not-found` */
export async function readReconciliation(tx: Tx, id: string): Promise<{ readonly head: ReconciliationHead; readonly rows: readonly ReconciledRow[] }> {
  const [head] = await tx.query(headSchema, `${HEAD} and c.id = $2`, [tx.actor.tenantId, id]);
  if (head === undefined) throw new Refusal('reconciliation.not-found');
  const rows = await tx.query(reconciliationRowSchema, 'select position, ours, theirs, level, basis, types, proposed, high_alert as "highAlert", status from reconciliation_row where reconciliation_id = $1 order by position', [id]);
  return { head, rows };
}
