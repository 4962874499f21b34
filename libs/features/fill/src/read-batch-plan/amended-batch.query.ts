import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const AmendedRow = z.object({ amended: z.boolean() });
const AMENDED = `
select exists (
  select from fill_batch b join facility_clock k on k.facility_id = b.facility_id and k.input_version > b.input_version
  join fill_line l on l.batch_id = b.id and l.is_current
  join order_version v on v.order_id = l.order_id and v.id <> l.order_version_id and v.recorded_at <= b.known_at and (v.superseded_at is null or v.superseded_at > b.known_at)
  where b.id = $1) as amended`;

/**
 * Whether what was known when a batch was decided has other versions of its orders than it was decided with: a change that had begun by then and was committed afterwards. Such a batch is
 * out of date and waits for its rebuild (R119); until then nothing can be read with what it was decided from.
 */
export async function isAmendedBatch(tx: Tx, batchId: string): Promise<boolean> {
  const [row] = await tx.query(AmendedRow, AMENDED, [batchId]);
  return row?.amended === true;
}
