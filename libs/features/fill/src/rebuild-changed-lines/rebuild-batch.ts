import { byCodePoint } from '@cyclefill/domain/kernel';
import { recordChecks } from '@cyclefill/features/clinical';
import type { Tx } from '@cyclefill/platform/database';
import { type CountedResults, recount } from '../compute-fill-batch/batch-counts.js';
import { decideBatch } from '../compute-fill-batch/decide-batch.js';
import type { BatchCounts, DecidedBatch, DecidedFinding } from '../compute-fill-batch/decided-batch.js';
import { findingHasher } from '../compute-fill-batch/finding-writer.js';
import type { BatchFacts, FillSnapshot } from '../compute-fill-batch/fill-snapshot.js';
import { readBatch, readFillSnapshot } from '../compute-fill-batch/fill-snapshot.query.js';
import { tellLaterWindows } from '../data/later-windows.js';
import { offerSteps } from '../data/offer-steps.js';
import { type ChangedPart, readChangedPart } from './changed-part.query.js';
import { type BatchStanding, readStanding } from './rebuild-scope.query.js';
import { keepUpToDate, writeRebuild } from './rebuild-writer.js';
import { type ResultDifference, resultDifference } from './result-difference.js';
import { type StoredResults, readStoredResults } from './stored-results.query.js';

/**
 * Brings a computed batch up to what is known now (R119): decides the orders that changed, with the residents and stock they
 * share, by the engine that computed it, at the batch's own decision clock, and writes only what came out otherwise. Lines
 * and findings are then what building the whole window anew at this knowledge would give. A batch that has begun to be
 * closed, paused or replaced meanwhile is left alone. The caller's transaction is REPEATABLE READ.
 */
export async function rebuildBatch(tx: Tx, batchId: string): Promise<void> {
  const [before, standing, now] = await Promise.all([readBatch(tx, batchId, true), readStanding(tx, batchId), tx.now()]);
  if (standing === null || !standing.open || !standing.moved) return;
  const changed = standing.whole ? null : await readChangedPart(tx, before, standing.from_version, now);
  if (changed === null && !standing.whole) return keepUpToDate(tx, batchId, standing.version);
  const batch: BatchFacts = { ...before, knownAt: now, seenAt: now, rulePack: null };
  const { snapshot, part, stored } = await readPart(tx, batch, changed, before.rulePack ?? '');
  const decided = decidedPart(snapshot, part);
  const difference = resultDifference({ ...stored, findings: stored.findings.filter(inPart(snapshot, part)) }, decided, findingHasher(snapshot));
  await recordChecks(tx, { facilityId: batch.facilityId, occasion: 'rebuild', batchId: batch.id }, decided.checks);
  await writeRebuild(tx, { before, snapshot, part, standing, difference, counts: countsAfter(standing, difference) });
  const orders = [...difference.goneLines.map(({ line }) => line.orderId), ...difference.newLines.map(({ order }) => order.orderId)];
  if (orders.length > 0) await tellLaterWindows(tx, batch, [...new Set(orders)].toSorted(byCodePoint));
  await offerSteps(tx, batch.facilityId);
}

/** What is decided anew, and what stands in its place. */
interface ReadPart {
  readonly snapshot: FillSnapshot;
  readonly part: ChangedPart | null;
  readonly stored: StoredResults;
}

/** The changed part; or, where a payer's rules come in that the batch does not name yet, everything. */
async function readPart(tx: Tx, batch: BatchFacts, part: ChangedPart | null, named: string): Promise<ReadPart> {
  const [snapshot, stored] = await Promise.all([readFillSnapshot(tx, batch, part), readStoredResults(tx, batch.id, part)]);
  const known = new Set(named.split(' '));
  if (part === null || snapshot.rules.stamp.split(' ').every((name) => known.has(name))) return { snapshot, part, stored };
  return readPart(tx, batch, null, named);
}

const STOCK_CODES: ReadonlySet<string> = new Set(['STOCK', 'LOT_EXP']);

/** Whether the part has the say over a finding: of stock only where every line that takes of the product is in it. */
function inPart({ orders }: FillSnapshot, part: ChangedPart | null): (found: { readonly code: string; readonly order_id: string | null }) => boolean {
  if (part === null) return () => true;
  const others = new Set(orders.filter(({ drug }) => !part.products.has(drug.ndc11)).map(({ orderId }) => orderId));
  return ({ code, order_id: orderId }) => !STOCK_CODES.has(code) || orderId === null || !others.has(orderId);
}

function decidedPart(snapshot: FillSnapshot, part: ChangedPart | null): DecidedBatch {
  // Nothing is late: the knowledge is of now.
  const decided = decideBatch(snapshot, []);
  const isIn = inPart(snapshot, part);
  return { ...decided, findings: decided.findings.filter(({ finding: { code }, orderId }: DecidedFinding) => isIn({ code, order_id: orderId })) };
}

function countsAfter(standing: BatchStanding, { goneLines, newLines, goneFindings, newFindings }: ResultDifference): BatchCounts {
  const gone: CountedResults = { statuses: goneLines.map(({ line }) => line.status), codes: goneFindings.map(({ code }) => code) };
  const come: CountedResults = { statuses: newLines.map(({ result }) => result.status), codes: newFindings.map(({ finding }) => finding.code) };
  return recount(standing, gone, come);
}
