import { BATCH_STATES, WORKED_STATES } from '@cyclefill/domain/cycle-fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const BatchRow = z.object({
  id: z.string(), facility_id: z.string(), facility_code: z.string(), wing_id: z.string().nullable(), window_from: z.string(), state: z.enum(BATCH_STATES), paused_from: z.enum(WORKED_STATES).nullable(),
  computed: z.boolean(), planned: z.boolean(),
});
/** A batch a command is about, locked. */
export type ControlledBatch = z.output<typeof BatchRow>;

const SELECT = `
select b.id, b.facility_id, f.code as facility_code, b.wing_id, b.window_from::text as window_from, b.state, b.paused_from, b.computed_at is not null as computed, b.planned_at is not null as planned
from fill_batch b join facility f on f.id = b.facility_id
where ($1::uuid[] is null or b.facility_id = any($1)) and (b.is_current or b.state = 'cancelled')`;

/** One batch that is in use or cancelled, locked; null outside the scope, or when a newer build has replaced it. @param facilities null = no limit. */
export async function lockBatch(tx: Tx, batchId: string, facilities: readonly string[] | null): Promise<ControlledBatch | null> {
  const [batch] = await tx.query(BatchRow, `${SELECT} and b.id = $2 for update of b`, [facilities, batchId]);
  return batch ?? null;
}

/** Those of a run, or of one facility of it, locked in one order by everybody. */
export function lockBatches(tx: Tx, runId: string, facilityId: string | null, facilities: readonly string[] | null): Promise<ControlledBatch[]> {
  return tx.query(BatchRow, `${SELECT} and b.run_id = $2 and ($3::uuid is null or b.facility_id = $3) order by b.id for update of b`, [facilities, runId, facilityId]);
}
