import type { Tx } from '@cyclefill/platform/database';

/** Marks a batch that no worker could finish, with the code of what stopped it; the other batches of its run go on. */
export async function stopBatch(tx: Tx, batchId: string, errorCode: string): Promise<void> {
  await tx.execute(`update fill_batch set state = 'needs_attention', error_code = $2, row_version = row_version + 1 where id = $1`, [batchId, errorCode]);
}
