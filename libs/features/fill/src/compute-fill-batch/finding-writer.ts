import { hash } from 'node:crypto';
import { type FindingParam, Zone, addDays, atMinute, canonicalJson, formatDay } from '@cyclefill/domain/kernel';
import { CHECKED_ACROSS } from '@cyclefill/domain/clinical';
import { ownerRoleOf } from '@cyclefill/domain/cycle-fill';
import { type Tx, binaryArray, prepared } from '@cyclefill/platform/database';
import type { DecidedFinding } from './decided-batch.js';
import type { BatchFacts, FillSnapshot } from './fill-snapshot.js';

/** The arrays stand in the select list, as those of lines do. */
const INSERT_FINDINGS = prepared(`
insert into finding (tenant_id, batch_id, facility_id, due_at, id, resident_id, order_id, code, severity, rule, params, state, owner_role, overridable_by, input_hash)
select $1, $2, $3, $4, unnest($5::uuid[]), unnest($6::uuid[]), unnest($7::uuid[]), unnest($8::text[]), unnest($9::text[]), unnest($10::text[]), unnest($11::jsonb[]), unnest($12::text[]),
  unnest($13::text[]), string_to_array(unnest($14::text[]), ' '), unnest($15::text[])`);

/** When an exception is due (R114): at the window's start less the days that packing takes, midnight of the facility. */
export function dueAt({ batch, rules }: FillSnapshot): Date {
  const days = rules.forPayer('').rules['exception.packing-days'].value;
  return new Date(Zone.of(batch.zone).instantOf(atMinute(addDays(batch.window.from, -days))) * 60_000);
}

const LASTING: ReadonlySet<string> = new Set(CHECKED_ACROSS);
const LASTING_CODES = CHECKED_ACROSS.map((code) => `'${code}'`).join(', ');

/**
 * What a finding was made from: its rule and numbers, and the versions of its order. The same hash again is the same finding. A
 * clinical one is made from its numbers alone, whatever is filled meanwhile: what a pharmacist decided of it holds in later windows.
 */
export function findingHasher({ orders }: FillSnapshot): (found: DecidedFinding) => string {
  const inputs = new Map(orders.map((order) => [order.orderId, order.inputs]));
  return ({ finding: { code, rule, params: { givenTimes: _counts, ...params } }, orderId, residentId }) => {
    const from = LASTING.has(code) ? '' : (inputs.get(orderId ?? '') ?? '');
    return hash('sha256', canonicalJson([code, rule, params as Record<string, FindingParam>, residentId, orderId, from]), 'hex');
  };
}

/** Writes the findings of a batch in one statement, each with whose it is, when it is due and who may set it aside (R114). */
export async function writeFindings(tx: Tx, snapshot: FillSnapshot, findings: readonly DecidedFinding[]): Promise<void> {
  if (findings.length === 0) return;
  const { batch, rules, residents } = snapshot;
  const hashOf = findingHasher(snapshot);
  const overriders = ({ finding, residentId }: DecidedFinding): string =>
    (rules.forPayer(residents.get(residentId)?.payer ?? '').overridableBy.get(finding.rule) ?? []).join(' ');
  await tx.execute(INSERT_FINDINGS, [
    batch.tenantId, batch.id, batch.facilityId, dueAt(snapshot),
    tx.newIds(findings.length),
    binaryArray('uuid', findings.map(({ residentId }) => residentId)),
    binaryArray('uuid', findings.map(({ orderId }) => orderId)),
    binaryArray('text', findings.map(({ finding }) => finding.code)),
    binaryArray('text', findings.map(({ finding }) => finding.severity)),
    binaryArray('text', findings.map(({ finding }) => finding.rule)),
    binaryArray('jsonb', findings.map(({ finding }) => JSON.stringify(finding.params))),
    binaryArray('text', findings.map(({ finding }) => (finding.severity === 'info' ? 'resolved' : 'open'))),
    binaryArray('text', findings.map(({ finding }) => ownerRoleOf(finding.code))),
    binaryArray('text', findings.map(overriders)),
    binaryArray('text', findings.map(hashOf)),
  ]);
  await keepDecisions(tx, snapshot);
}

/** Whether a person decided anything of an earlier generation of the window: mostly nobody did, and nothing is to be kept. */
const DECIDED_BEFORE = prepared(`
select exists(select from fill_batch b join finding o on o.batch_id = b.id and o.decided_at is not null and not o.is_current where b.facility_id = $1 and b.window_from = $2) or exists(select from finding where facility_id = $1 and state = 'overridden' and code in (${LASTING_CODES})) as decided`, ['uuid', 'date']);

/** Decisions of the same window; and of any window, where a pharmacist set a clinical finding aside. */
const BEFORE = `
select distinct on (o.input_hash) o.input_hash, o.state, o.decided_by, o.decided_at, o.reason, o.owner_id from (
  select o.*, b.generation as turn from fill_batch b join finding o on o.batch_id = b.id and o.decided_at is not null and not o.is_current
  where b.facility_id = $2 and b.window_from = $3
  union all
  select o.*, -1 from finding o where o.facility_id = $2 and o.state = 'overridden' and o.code in (${LASTING_CODES})) o
order by o.input_hash, o.turn desc, o.decided_at desc`;

const KEEP_DECISIONS = prepared(`
with before as (${BEFORE}), kept as (
  update finding n set state = p.state, decided_by = p.decided_by, decided_at = p.decided_at, reason = p.reason, owner_id = p.owner_id
  from before p where n.batch_id = $1 and n.state = 'open' and n.input_hash = p.input_hash returning n.id, n.tenant_id, n.facility_id, n.batch_id, n.reason)
insert into exception_event (id, tenant_id, facility_id, batch_id, finding_id, kind, reason)
select gen_random_uuid(), tenant_id, facility_id, batch_id, id, 'kept', reason from kept`);

/** A finding that a rebuild makes again from the same inputs keeps what a person decided of it (R114). */
async function keepDecisions(tx: Tx, { batch }: FillSnapshot): Promise<void> {
  const window = [batch.facilityId, formatDay(batch.window.from)];
  const [row] = await tx.raw<{ decided: boolean }>(DECIDED_BEFORE, window);
  if (row?.decided === true) await tx.execute(KEEP_DECISIONS, [batch.id, ...window]);
}

const SET_ASIDE = prepared(`
select distinct o.input_hash from fill_batch b join finding o on o.batch_id = b.id and o.state = 'overridden' and o.severity = 'block'
where b.facility_id = $1 and b.window_from = $2 and o.decided_at <= $3
union
select o.input_hash from finding o where o.facility_id = $1 and o.state = 'overridden' and o.code in (${LASTING_CODES}) and o.severity = 'block' and o.decided_at <= $3`, ['uuid', 'date', 'timestamptz']);

/** Hashes of the blocking findings that a person had set aside by the batch's knowledge: in this window, of clinical ones in any. */
export async function readSetAside(tx: Tx, batch: BatchFacts): Promise<ReadonlySet<string>> {
  const rows = await tx.raw<{ input_hash: string }>(
    SET_ASIDE,
    [batch.facilityId, formatDay(batch.window.from), batch.knownAt],
  );
  return new Set(rows.map((row) => row.input_hash));
}
