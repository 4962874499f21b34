import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { OfferedRebuild } from './offer-rebuilds.js';

const SumRow = z.object({
  waiting: z.int(), batches: z.int(), linesReplaced: z.int(), linesAdded: z.int(), linesRemoved: z.int(), findingsAdded: z.int(), findingsRemoved: z.int(),
});
/** What rebuilds came to; `waiting` = batches whose rebuild is not done. */
export type RebuildSum = z.output<typeof SumRow>;

/** What the offered rebuilds, and any that came after them, have come to so far. */
export async function readRebuildSum(tx: Tx, offered: readonly OfferedRebuild[]): Promise<RebuildSum> {
  const ids = offered.map(({ batchId }) => batchId);
  const [row] = await tx.query(
    SumRow,
    `select (select count(distinct t.subject)::int from task t where t.subject = any($1) and t.kind = 'fill-batch.changed' and t.status in ('open', 'sent')) as waiting,
       count(distinct r.batch_id)::int as batches, coalesce(sum(r.lines_replaced), 0)::int as "linesReplaced", coalesce(sum(r.lines_added), 0)::int as "linesAdded",
       coalesce(sum(r.lines_removed), 0)::int as "linesRemoved", coalesce(sum(r.findings_added), 0)::int as "findingsAdded", coalesce(sum(r.findings_removed), 0)::int as "findingsRemoved"
     from unnest($1::uuid[], $2::int[]) o(id, before) join batch_rebuild r on r.batch_id = o.id and r.number > o.before`,
    [ids, offered.map(({ rebuilds }) => rebuilds)],
  );
  return row ?? { waiting: 0, batches: 0, linesReplaced: 0, linesAdded: 0, linesRemoved: 0, findingsAdded: 0, findingsRemoved: 0 };
}
