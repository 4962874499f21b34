import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const PersonRow = z.object({ person: z.string() });

/** Whoever put something into a pack, was witness to it or sealed it, in whichever round: none of them checks it (R240). */
export async function readPackers(tx: Tx, packId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query(
    PersonRow,
    `select filled_by as person from pack_fill where pack_id = $1 union select witness_id from pack_fill where pack_id = $1 and witness_id is not null
     union select by_user from pack_event where pack_id = $1 and kind in ('sealed', 'confirmed') and by_user is not null`,
    [packId],
  );
  return new Set(rows.map(({ person }) => person));
}
