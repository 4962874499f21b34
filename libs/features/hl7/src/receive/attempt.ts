import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { Hl7Refusal } from '@cyclefill/interop/hl7v2';
import type { Tx } from '@cyclefill/platform/database';

/** Does something, or nothing at all of it: a refusal undoes what was begun within the transaction, and is handed back. */
export async function attempt<T>(tx: Tx, work: () => Promise<T>): Promise<T | Refusal | InvalidInput | Hl7Refusal> {
  await tx.execute('savepoint attempt');
  try {
    const done = await work();
    await tx.execute('release savepoint attempt');
    return done;
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof InvalidInput || error instanceof Hl7Refusal)) throw error;
    await tx.execute('rollback to savepoint attempt');
    return error;
  }
}
