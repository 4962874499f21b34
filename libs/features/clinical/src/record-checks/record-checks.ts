import { type AlertSeverity, CLINICAL_TABLES_STAMP } from '@cyclefill/domain/clinical';
import { type Tx, binaryArray, prepared } from '@cyclefill/platform/database';
import type { ResidentCheck } from '../run-checks/resident-check.js';
import type { ClinicalRunEntity } from '../data/clinical-run.entity.js';

/** When and over what checks were run. */
export interface CheckedOccasion {
  readonly facilityId: string;
  readonly occasion: ClinicalRunEntity['occasion'];
  readonly batchId: string | null;
}

const INSERT_CHECKS = prepared(`
insert into clinical_check (tenant_id, facility_id, tables, id, resident_id, check_hash, inputs, alerts, not_checked, recorded_at)
select $1, $2, $3, unnest($4::uuid[]), unnest($5::uuid[]), unnest($6::text[]), unnest($7::jsonb[]), unnest($8::jsonb[]), unnest($9::jsonb[]), now()
on conflict (resident_id, check_hash) do nothing`);

/** Writes the run down and says whose check is another than ever before, in one question. The limit keeps it to the index: the table grows, and each resident is one look into it. */
const INSERT_RUN = prepared(`
with run as (
  insert into clinical_run (id, tenant_id, facility_id, occasion, batch_id, tables, resident_ids, check_hashes, interrupts, warns, passives, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now(), $12))
select asked.resident_id from unnest($7::uuid[], $8::text[]) as asked(resident_id, check_hash)
left join lateral (select true as known from clinical_check c where c.resident_id = asked.resident_id and c.check_hash = asked.check_hash limit 1) c on true
where c.known is null`);

const countOf = (checks: readonly ResidentCheck[], severity: AlertSeverity): number =>
  checks.reduce((sum, { check }) => sum + check.alerts.filter((alert) => alert.severity === severity).length, 0);

/** Stores that checks were run, over whom and with which answer (R412). What was looked at and found is written down where it is another than ever before for the resident. */
export async function recordChecks(tx: Tx, { facilityId, occasion, batchId }: CheckedOccasion, checks: readonly ResidentCheck[]): Promise<void> {
  if (checks.length === 0) return;
  const [residents, hashes] = [binaryArray('uuid', checks.map(({ residentId }) => residentId)), binaryArray('text', checks.map(({ checkHash }) => checkHash))];
  const { tenantId, userId } = tx.actor;
  const unknown = await tx.raw<{ resident_id: string }>(INSERT_RUN, [
    tx.newId(), tenantId, facilityId, occasion, batchId, CLINICAL_TABLES_STAMP, residents, hashes, countOf(checks, 'interrupt'), countOf(checks, 'warn'), countOf(checks, 'passive'), userId,
  ]);
  if (unknown.length === 0) return;
  const wanted = new Set(unknown.map((row) => row.resident_id));
  const fresh = checks.filter(({ residentId }) => wanted.has(residentId));
  await tx.execute(INSERT_CHECKS, [
    tenantId, facilityId, CLINICAL_TABLES_STAMP, tx.newIds(fresh.length), binaryArray('uuid', fresh.map(({ residentId }) => residentId)), binaryArray('text', fresh.map(({ checkHash }) => checkHash)),
    ...[fresh.map(({ inputs }) => inputs()), fresh.map(({ check }) => check.alerts), fresh.map(({ check }) => check.notChecked)].map((values) => binaryArray('jsonb', values.map((value) => JSON.stringify(value)))),
  ]);
}
