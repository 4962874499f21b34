import { SAMPLE_STOP_POLICY, STOP_CLASSES, type StopPolicy } from '@cyclefill/domain/orders';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ drug_class: z.enum(STOP_CLASSES), days: z.int().nullable() });

/** The automatic stops of a facility: its own where it has set any, else the sample policy (R221). The latest value effective on `day` (`YYYY-MM-DD`) holds. */
export async function readStopPolicy(tx: Tx, facilityId: string, day: string): Promise<StopPolicy> {
  const rows = await tx.query(Row, 'select drug_class, days from stop_policy where facility_id = $1 and superseded_at is null and effective_from <= $2 order by effective_from', [facilityId, day]);
  return { ...SAMPLE_STOP_POLICY, ...Object.fromEntries(rows.map((row) => [row.drug_class, row.days])) };
}
