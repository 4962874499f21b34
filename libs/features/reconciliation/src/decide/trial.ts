import type { Tx } from '@cyclefill/platform/database';

/** Runs `work` and undoes what it wrote, within the transaction: what it found out stays. */
export async function trial<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.execute('savepoint trial');
  const found = await work();
  await tx.execute('rollback to savepoint trial');
  return found;
}
