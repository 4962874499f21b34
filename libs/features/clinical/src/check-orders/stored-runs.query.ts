import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const decided = z.object({ code: z.string(), orderId: z.uuid().nullable(), decision: z.string(), by: z.uuid().nullable(), at: z.string(), reason: z.string() });

/** A stored run over a resident, with the answer it gave. */
export const storedRunSchema = z.object({
  at: z.iso.datetime(), occasion: z.enum(['build', 'rebuild', 'order', 'asked']), batchId: z.uuid().nullable(), by: z.uuid().nullable().describe('null = the system'), tables: z.string(), checkHash: z.string(),
  interrupts: z.int(), warns: z.int(), passives: z.int(), decisions: z.array(decided).describe('what people decided of its findings in this batch'),
}).meta({ id: 'StoredClinicalRun' });
export type StoredRun = z.output<typeof storedRunSchema>;

const Row = storedRunSchema.extend({ at: z.date() });

const MOST_RUNS = 50;

/** The newest runs that a resident was in (R412). */
export async function readStoredRuns(tx: Tx, facilityId: string, residentId: string): Promise<readonly StoredRun[]> {
  const rows = await tx.query(
    Row,
    `with run as (
       select r.*, r.check_hashes[array_position(r.resident_ids, $2::uuid)] as check_hash from clinical_run r where r.facility_id = $1 and $2::uuid = any(r.resident_ids) order by r.recorded_at desc, r.id desc limit ${MOST_RUNS})
     select run.recorded_at as at, run.occasion, run.batch_id as "batchId", run.recorded_by as by, run.tables, run.check_hash as "checkHash",
       (select count(*)::int from jsonb_array_elements(c.alerts) a where a ->> 'severity' = 'interrupt') as interrupts, (select count(*)::int from jsonb_array_elements(c.alerts) a where a ->> 'severity' = 'warn') as warns,
       (select count(*)::int from jsonb_array_elements(c.alerts) a where a ->> 'severity' = 'passive') as passives,
       coalesce((select jsonb_agg(jsonb_build_object('code', f.code, 'orderId', f.order_id, 'decision', f.state, 'by', f.decided_by, 'at', to_char(f.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'reason', f.reason) order by f.decided_at)
         from finding f where f.batch_id = run.batch_id and f.resident_id = $2 and f.decided_at is not null and f.rule in ('R401', 'R403', 'R404', 'R405', 'R407', 'R408')), '[]') as decisions
     from run join clinical_check c on c.resident_id = $2 and c.check_hash = run.check_hash order by run.recorded_at desc, run.id desc`,
    [facilityId, residentId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
