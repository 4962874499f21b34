import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { BatchFacts, FillSnapshot } from '../compute-fill-batch/fill-snapshot.js';
import { readFillSnapshot } from '../compute-fill-batch/fill-snapshot.query.js';

const RebuildRow = z.object({
  number: z.int(), rebuilt_at: z.date(), from_known_at: z.date(), from_seen_at: z.date(), from_rule_pack: z.string(), order_ids: z.array(z.string()).nullable(), input_hash: z.string(),
});
type RebuildRow = z.output<typeof RebuildRow>;
const ResidentRow = z.object({ resident_id: z.string() });

/** The input hash of a batch's last whole build, and those of the rebuilds of changed lines since: stored, and computed once more. */
export interface ReplayedHashes {
  readonly build: string;
  readonly rebuilds: readonly { readonly number: number; readonly stored: string; readonly computed: string }[];
}

/** Reads what each of them read. @param snapshot of the batch as it was last decided */
export async function replayHashes(tx: Tx, { batch, inputHash }: FillSnapshot): Promise<ReplayedHashes> {
  const rows = await tx.query(
    RebuildRow, 'select number, rebuilt_at, from_known_at, from_seen_at, from_rule_pack, order_ids, input_hash from batch_rebuild where batch_id = $1 order by number', [batch.id],
  );
  const since = rows.slice(rows.findLastIndex((row) => row.order_ids === null) + 1);
  const [first] = since;
  if (first === undefined) return { build: inputHash, rebuilds: [] };
  const built = await readFillSnapshot(tx, { ...batch, knownAt: first.from_known_at, seenAt: first.from_seen_at, rulePack: first.from_rule_pack });
  const rebuilds = [];
  for (const row of since) rebuilds.push({ number: row.number, stored: row.input_hash, computed: await hashOfPart(tx, batch, row) });
  return { build: built.inputHash, rebuilds };
}

async function hashOfPart(tx: Tx, batch: BatchFacts, { rebuilt_at: at, from_rule_pack: rulePack, order_ids: orders }: RebuildRow): Promise<string> {
  const residents = await tx.query(ResidentRow, 'select distinct resident_id from med_order where id = any($1)', [orders]);
  const part = { orders: orders ?? [], residents: residents.map((row) => row.resident_id), current: false };
  return (await readFillSnapshot(tx, { ...batch, knownAt: at, seenAt: at, rulePack }, part)).inputHash;
}
