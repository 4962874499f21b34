import { SAMPLE_STOP_POLICY, STOP_CLASSES, type StopPolicy } from '@cyclefill/domain/orders';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ drug_class: z.enum(STOP_CLASSES), days: z.int().nullable() });

/** The automatic stops of a facility: its own where it has set any, else the sample policy (R221). */
export async function readStopPolicy(tx: Tx, facilityId: string): Promise<StopPolicy> {
  const rows = await tx.query(Row, 'select drug_class, days from stop_policy where facility_id = $1 and superseded_at is null', [facilityId]);
  return { ...SAMPLE_STOP_POLICY, ...Object.fromEntries(rows.map((row) => [row.drug_class, row.days])) };
}
