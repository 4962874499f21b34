import { type Tx, prepared } from '@cyclefill/platform/database';
import { z } from 'zod';
import { ENGINE_VERSION } from '../engine-version.js';

const StandingRow = z.object({
  open: z.boolean(), moved: z.boolean(), whole: z.boolean(), from_version: z.string(), version: z.string(), rebuilds: z.int(),
  eligible: z.int(), filled: z.int(), excepted: z.int(), skipped: z.int(), reasons: z.record(z.string(), z.int()),
});
/** How a computed batch stands to the inputs of its facility. */
export type BatchStanding = z.output<typeof StandingRow>;

const STANDING = prepared(`
select b.is_current and b.closed_at is null and b.state in ('computed', 'planned', 'documented') as open, b.input_version < c.input_version as moved,
  b.input_version < c.all_changed_version or b.engine_version <> $2 as whole, b.input_version::text as from_version, c.input_version::text as version,
  (select count(*)::int from batch_rebuild r where r.batch_id = b.id) as rebuilds, b.eligible, b.filled, b.excepted, b.skipped, b.reasons
from fill_batch b join facility_clock c on c.facility_id = b.facility_id where b.id = $1 and b.computed_at is not null and b.input_version is not null`, ['uuid', 'text']);

/** Null when the batch is not computed. `open` = it may be rebuilt; `whole` = what moved, or the engine, is under every order. */
export async function readStanding(tx: Tx, batchId: string): Promise<BatchStanding | null> {
  const [row] = await tx.query(
    StandingRow,
    STANDING,
    [batchId, ENGINE_VERSION],
  );
  return row ?? null;
}
