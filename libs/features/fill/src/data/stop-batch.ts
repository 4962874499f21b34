import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { offerSteps } from './offer-steps.js';

const FacilityRow = z.object({ facility_id: z.string() });

/** Marks a batch that no worker could finish, with the code of what stopped it; the others go on. One that a person paused or cancelled meanwhile stays so. */
export async function stopBatch(tx: Tx, batchId: string, errorCode: string): Promise<void> {
  const [stopped] = await tx.query(
    FacilityRow,
    `update fill_batch set state = 'needs_attention', error_code = $2, row_version = row_version + 1
     where id = $1 and state in ('opened', 'computed', 'planned') returning facility_id`,
    [batchId, errorCode],
  );
  if (stopped !== undefined) await offerSteps(tx, stopped.facility_id);
}
