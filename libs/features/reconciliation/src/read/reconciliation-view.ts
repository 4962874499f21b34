import { type AccessScope, Refusal, instantSchema, pageQueryShape, pageSchema, scopeArrays } from '@cyclefill/contracts';
import { DECISIONS, DIFFERENCE_TYPES, INTENTS, MATCH_LEVELS, PROPOSED_ACTIONS, RECONCILIATION_KINDS, leavesOpen } from '@cyclefill/domain/reconciliation';
import { daySchema } from '@cyclefill/features/order';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { commandSchema } from '../decide/decision-request.js';
import { decisionsDigest } from './decisions-digest.js';

/** Where a list is from (R304). */
export const LIST_SOURCES = ['hospital', 'facility-mar', 'home', 'pharmacy', 'e-kit', 'family'] as const;
/** Who signs: the facility's nurse or lead, and a pharmacist. */
export const SIDES = ['facility', 'pharmacist'] as const;
export type Side = (typeof SIDES)[number];
export const RECONCILIATION_STATES = ['open', 'settled', 'withdrawn'] as const;

/** An entry as it was: of our orders, or of a line of the list. */
const entrySchema = z.object({
  ref: z.string().describe('id of the order, or line of the list'), drug: z.string(), strength: z.string(), form: z.string(), sig: z.string(), version: z.int().optional().describe('of the order, as it was compared'),
});
export type ReconciledEntry = z.output<typeof entrySchema>;

const person = z.object({ id: z.uuid(), name: z.string() });
const decidedSchema = z.object({
  id: z.uuid(), decision: z.enum(DECISIONS), intent: z.enum(INTENTS).nullable(), reason: z.string(), command: commandSchema, decidedAt: z.iso.datetime(), decidedBy: person,
  orders: z.array(z.uuid()).nullable().describe('orders that it changed, stopped, held or opened; null = not carried out yet'),
});
/** A decision as it holds, with what came of it. */
export type Decided = z.output<typeof decidedSchema>;

export const reconciliationRowSchema = z.object({
  position: z.int(), ours: z.array(entrySchema), theirs: z.array(entrySchema), level: z.enum(MATCH_LEVELS).nullable(), basis: z.array(z.string()), types: z.array(z.enum(DIFFERENCE_TYPES)).min(1),
  proposed: z.enum(PROPOSED_ACTIONS), highAlert: z.string().nullable(), status: z.enum(['accepted', 'open']).describe('accepted = identical, so that nobody has to decide'),
  decided: decidedSchema.nullable(),
});
export type ReconciledRow = z.output<typeof reconciliationRowSchema>;

const signatureSchema = z.object({ side: z.enum(SIDES), by: person, at: z.iso.datetime() });
export type Signature = z.output<typeof signatureSchema>;

const headShape = {
  id: z.uuid(), residentId: z.uuid(), resident: z.string(), facilityId: z.uuid(), facility: z.string(), kind: z.enum(RECONCILIATION_KINDS), source: z.enum(LIST_SOURCES), dueOn: daySchema.describe('by midnight of this day (R220)'),
  open: z.int().describe('rows that are not settled'), rows: z.int(), withdrawn: z.string().describe("why it was withdrawn; '' = it was not"),
};
const headRow = z.object({ ...headShape, openedAt: z.date(), settledAt: z.date().nullable() });
export const reconciliationHeadSchema = z.object({ ...headShape, state: z.enum(RECONCILIATION_STATES), openedAt: instantSchema, settledAt: instantSchema.nullable() });
/** A reconciliation with how much of it is open. */
export type ReconciliationHead = z.output<typeof reconciliationHeadSchema>;

export const reconciliationSchema = z.object({
  head: reconciliationHeadSchema, rows: z.array(reconciliationRowSchema),
  digest: z.string().describe('of the decisions as they hold: what a signature is put under'), signatures: z.array(signatureSchema).describe('under these very decisions'),
}).meta({ id: 'Reconciliation' });
export type ReconciliationView = z.output<typeof reconciliationSchema>;
export const reconciliationPage = pageSchema(reconciliationHeadSchema).meta({ id: 'ReconciliationPage' });
export const reconciliationQuery = z.strictObject({ ...pageQueryShape, state: z.enum(RECONCILIATION_STATES).optional(), residentId: z.uuid().optional() });
export type ReconciliationFilter = z.output<typeof reconciliationQuery>;

// An accepted row is settled; any other once a decision that does not leave it open was carried out.
const OPEN_ROWS = `(select count(*)::int from reconciliation_row w where w.reconciliation_id = c.id and w.status = 'open' and not exists (
  select from reconciliation_decision d join reconciliation_effect e on e.decision_id = d.id where d.reconciliation_id = c.id and d.position = w.position and d.decision <> 'ask-prescriber'))`;
const HEAD = `
select c.id, c.resident_id as "residentId", r.code as resident, c.facility_id as "facilityId", f.code as facility, c.kind, c.source, c.opened_at as "openedAt", c.due_on::text as "dueOn", c.settled_at as "settledAt", c.withdrawn,
  ${OPEN_ROWS} as open, (select count(*)::int from reconciliation_row w where w.reconciliation_id = c.id) as rows
from reconciliation c join resident r on r.id = c.resident_id join facility f on f.id = c.facility_id
where ${residentInScope({ facility: 'c.facility_id', resident: 'c.resident_id' })}`;
const STATE = "case when c.withdrawn <> '' then 'withdrawn' when c.settled_at is null then 'open' else 'settled' end";

function headOf({ openedAt, settledAt, ...row }: z.output<typeof headRow>): ReconciliationHead {
  const state = row.withdrawn !== '' ? 'withdrawn' : settledAt === null ? 'open' : 'settled';
  return { ...row, state, openedAt: openedAt.toISOString(), settledAt: settledAt?.toISOString() ?? null };
}

/** Reconciliations of the scope, newest first; one more than the limit. */
export async function readReconciliations(tx: Tx, scope: AccessScope, { state, residentId, cursor, limit }: ReconciliationFilter): Promise<readonly ReconciliationHead[]> {
  const rows = await tx.query(
    headRow, `${HEAD} and ($3::text is null or ${STATE} = $3) and ($4::uuid is null or c.resident_id = $4) and ($5::uuid is null or c.id < $5) order by c.id desc limit $6`,
    [...scopeArrays(scope), state ?? null, residentId ?? null, cursor ?? null, limit + 1],
  );
  return rows.map(headOf);
}

const INSTANT = (column: string): string => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const PERSON = (column: string): string => `(select jsonb_build_object('id', u.id, 'name', coalesce(nullif(u.display_name, ''), u.login)) from app_user u where u.id = ${column})`;
const ROWS = `
select w.position, w.ours, w.theirs, w.level, w.basis, w.types, w.proposed, w.high_alert as "highAlert", w.status, (
  select jsonb_build_object('id', d.id, 'decision', d.decision, 'intent', d.intent, 'reason', d.reason, 'command', d.command, 'decidedAt', ${INSTANT('d.decided_at')}, 'decidedBy', ${PERSON('d.decided_by')},
    'orders', (select to_jsonb(e.order_ids) from reconciliation_effect e where e.decision_id = d.id))
  from reconciliation_decision d where d.reconciliation_id = w.reconciliation_id and d.position = w.position order by d.number desc limit 1) as decided
from reconciliation_row w where w.reconciliation_id = $1 order by w.position`;

/** One reconciliation of the scope with its rows, in the order of their drugs. @throws Refusal `reconciliation.not-found` */
export async function readReconciliation(tx: Tx, scope: AccessScope, id: string): Promise<ReconciliationView> {
  const [head] = await tx.query(headRow, `${HEAD} and c.id = $3`, [...scopeArrays(scope), id]);
  if (head === undefined) throw new Refusal('reconciliation.not-found');
  const rows = await tx.query(reconciliationRowSchema, ROWS, [id]);
  const digest = decisionsDigest(id, rows);
  const signatures = await tx.query(
    signatureSchema, `select s.side, ${PERSON('s.signed_by')} as by, ${INSTANT('s.signed_at')} as at from reconciliation_signature s where s.reconciliation_id = $1 and s.digest = $2 order by s.signed_at`, [id, digest],
  );
  return { head: headOf(head), rows, digest, signatures };
}

/** Rows that nobody has settled or decided yet; those with a question to the prescriber are decided, and open. */
export const undecided = (rows: readonly ReconciledRow[]): readonly ReconciledRow[] => rows.filter(({ status, decided }) => status === 'open' && decided === null);

/** Whether a row is settled: identical, or decided, signed and carried out. */
export const isSettled = ({ status, decided }: ReconciledRow): boolean => status === 'accepted' || (decided !== null && decided.orders !== null && !leavesOpen(decided.decision));
