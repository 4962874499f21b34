import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ day: z.string().nullable() });

/**
 * The first day on which another cycle can fill a resident of whom something is told now (R106): no window that was delivered,
 * closed or built with a chosen knowledge begins on it or later. Null where no wing has a cycle of its own, or nothing was built.
 */
export async function handoverDay(tx: Tx, facilityId: string): Promise<string | null> {
  const [row] = await tx.query(
    Row,
    `select (max(b.window_from) + 1)::text as day from fill_batch b
     where b.facility_id = $1 and b.is_current and exists (select from cycle c where c.facility_id = $1 and c.wing_id is not null)
       and (b.closed_at is not null or b.input_version is null or b.window_from <= (now() at time zone coalesce(b.zone, 'UTC'))::date)`,
    [facilityId],
  );
  return row?.day ?? null;
}
