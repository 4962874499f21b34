import { Refusal } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Found = z.object({ found: z.boolean() });

/**
 * A window of which somebody has packs in hand is changed line by line, and each pack answered for; it is not built from nothing. Packs of it that were begun while this transaction
 * waited are seen by the database itself, which lets none of them go out of use. @throws Refusal `pack.in-work`
 */
export async function refusePacksInWork(tx: Tx, batchId: string): Promise<void> {
  const [row] = await tx.query(
    Found, `select exists (select from pack where batch_id = $1 and is_current and state in ('filling', 'sealed', 'checked', 'tote', 'shipped', 'received')) as found`, [batchId],
  );
  if (row?.found === true) throw new Refusal('pack.in-work');
}
