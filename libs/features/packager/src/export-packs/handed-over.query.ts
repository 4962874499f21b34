import { Refusal } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const OtherRow = z.object({ id: z.uuid(), name: z.string(), state: z.string() });

/** Exports with any of these packs that a machine may work on: waiting for an answer or accepted, and not out of date. */
const OTHERS = `
select e.id, e.files->0->>'name' as name, e.state from packager_export e
where e.batch_id = $1 and e.state in ('sent', 'accepted') and e.pack_ids && $2 and not exists (select from pack p where p.id = any(e.pack_ids) and (not p.is_current or p.state <> 'planned'))
order by e.sent_at, e.id`;

/**
 * Lets no pack be made by two machines, or twice by one: packs that another export has are handed over again for a reason alone, and an export that still waits is answered by it.
 * Exports of a batch wait for each other until the transaction ends. @throws Refusal packager-export.handed-over, naming the other
 */
export async function claimPacks(tx: Tx, { batchId, again }: { readonly batchId: string; readonly again?: string | undefined }, packIds: readonly string[]): Promise<void> {
  await tx.execute('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(['packager-export', batchId])]);
  const others = await tx.query(OtherRow, OTHERS, [batchId, packIds]);
  if (others.length > 0 && again === undefined) {
    throw new Refusal('packager-export.handed-over', { problems: [{ pointer: '/again', rule: `is missing: ${others.map(({ name }) => name).join(', ')} has these packs; take it from its machine and say why they are handed over again` }] });
  }
  const waiting = others.filter(({ state }) => state === 'sent').map(({ id }) => id);
  if (waiting.length > 0) await tx.execute(`update packager_export set state = 'rejected', answered_at = now(), answer = 'handed over again: ' || $2, row_version = row_version + 1 where id = any($1)`, [waiting, again]);
}
