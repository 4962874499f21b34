import { Refusal } from '@cyclefill/contracts';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { stopBatch } from '../data/stop-batch.js';
import type { BatchFacts } from './fill-snapshot.js';
import { readBatch } from './fill-snapshot.query.js';

const INSERT = `
insert into finding (id, tenant_id, batch_id, facility_id, resident_id, order_id, code, severity, rule, params, owner_role, due_at)
select $2, b.tenant_id, b.id, b.facility_id, null, null, 'DATA', 'block', 'E20', jsonb_build_object('missing', 'zone', 'facility', f.code, 'zone', f.zone), 'technician', b.due_at
from fill_batch b join facility f on f.id = b.facility_id where b.id = $1`;

const WITHDRAW = prepared('update finding set is_current = false where batch_id = $1 and resident_id is null and is_current');

/** The batch, locked; null where its facility's zone is not known, so that none of its days can be told. */
export async function readBatchInZone(tx: Tx, batchId: string): Promise<BatchFacts | null> {
  try {
    return await readBatch(tx, batchId, true);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'facility.zone-unknown') return null;
    throw error;
  }
}

/** Ends the work on a batch without a zone in one finding of its facility, never in another attempt: `run retry` goes on once it is put right. */
export async function stopForZone(tx: Tx, batchId: string): Promise<void> {
  await withdrawFacilityFindings(tx, batchId);
  await tx.execute(INSERT, [batchId, tx.newId()]);
  await stopBatch(tx, batchId, 'facility.zone-unknown');
}

/** What an earlier attempt found of the facility as a whole no longer holds. */
export async function withdrawFacilityFindings(tx: Tx, batchId: string): Promise<void> {
  await tx.execute(WITHDRAW, [batchId]);
}
