import { type Tx, prepared } from '@cyclefill/platform/database';
import type { BatchCounts } from '../compute-fill-batch/decided-batch.js';
import { writeFillLines } from '../compute-fill-batch/fill-line-writer.js';
import type { BatchFacts, FillSnapshot } from '../compute-fill-batch/fill-snapshot.js';
import { ENGINE_VERSION } from '../engine-version.js';
import type { ChangedPart } from './changed-part.query.js';
import type { BatchStanding } from './rebuild-scope.query.js';
import { writeFindingDifference } from './replace-findings.js';
import type { ResultDifference } from './result-difference.js';

/** A rebuild that is decided and waits to be written. */
export interface DecidedRebuild {
  /** The batch as it was. */
  readonly before: BatchFacts;
  readonly snapshot: FillSnapshot;
  /** null = everything was decided anew. */
  readonly part: ChangedPart | null;
  readonly standing: BatchStanding;
  readonly difference: ResultDifference;
  readonly counts: BatchCounts;
}

/** Notes that nothing of what moved concerns the batch. */
export async function keepUpToDate(tx: Tx, batchId: string, version: string): Promise<void> {
  await tx.execute('update fill_batch set input_version = $2 where id = $1', [batchId, version]);
}

/**
 * Takes what changed out of use and puts the new beside it; both are kept. The batch goes back to computed, so that packs and
 * papers follow, whether or not a line differs: its hours and texts may.
 */
export async function writeRebuild(tx: Tx, rebuild: DecidedRebuild): Promise<void> {
  const { snapshot, difference: { goneLines, newLines } } = rebuild;
  const { id: batchId, knownAt: now } = snapshot.batch;
  if (goneLines.length > 0) await tx.execute(REPLACED, [goneLines.map(({ lineId }) => lineId), now, batchId]);
  await writeFillLines(tx, snapshot.batch, newLines, now);
  await writeFindingDifference(tx, snapshot, rebuild.difference);
  await Promise.all([writeLog(tx, rebuild), writeBatch(tx, rebuild)]);
}

const REPLACED = prepared('update fill_line set is_current = false, superseded_at = $2 where batch_id = $3 and id = any($1)');

const LOG = prepared(`
insert into batch_rebuild (id, tenant_id, facility_id, batch_id, number, rebuilt_at, from_known_at, from_seen_at, from_rule_pack, order_ids, input_hash, engine_version,
  lines_replaced, lines_added, lines_removed, findings_added, findings_removed)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`);

async function writeLog(tx: Tx, { before, snapshot: { batch, inputHash }, part, standing, difference }: DecidedRebuild): Promise<void> {
  const { goneLines, newLines, goneFindings, newFindings } = difference;
  const again = new Set(newLines.map(({ order }) => order.orderId));
  const both = goneLines.filter(({ line }) => again.has(line.orderId)).length;
  const counts = { linesReplaced: both, linesAdded: newLines.length - both, linesRemoved: goneLines.length - both, findingsAdded: newFindings.length, findingsRemoved: goneFindings.length };
  await Promise.all([
    tx.execute(LOG, [
      tx.newId(), batch.tenantId, batch.facilityId, batch.id, standing.rebuilds + 1, batch.knownAt, before.knownAt, before.seenAt, before.rulePack, part?.orders ?? null, inputHash,
      ENGINE_VERSION, ...Object.values(counts),
    ]),
    tx.audit({ action: 'fill-batch.rebuild', subjectKind: 'fill_batch', subjectId: batch.id, detail: { orders: part?.orders.length ?? null, ...counts } }),
  ]);
}

const BATCH = prepared(`
update fill_batch set state = 'computed', known_at = $2, rebuilt_at = $2, input_version = $3, engine_version = $4, eligible = $5, filled = $6, excepted = $7, skipped = $8,
  reasons = $9, input_hash = coalesce($10, input_hash), rule_pack = coalesce($11, rule_pack), error_code = null, row_version = row_version + 1 where id = $1`);

async function writeBatch(tx: Tx, { snapshot: { batch, rules, inputHash }, part, standing, counts }: DecidedRebuild): Promise<void> {
  await tx.execute(BATCH, [
    batch.id, batch.knownAt, standing.version, ENGINE_VERSION, counts.eligible, counts.filled, counts.excepted, counts.skipped, JSON.stringify(counts.reasons),
    ...(part === null ? [inputHash, rules.stamp] : [null, null]),
  ]);
}
