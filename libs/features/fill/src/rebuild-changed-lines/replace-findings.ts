import { type Tx, prepared } from '@cyclefill/platform/database';
import type { DecidedFinding } from '../compute-fill-batch/decided-batch.js';
import { findingHasher, writeFindings } from '../compute-fill-batch/finding-writer.js';
import type { FillSnapshot } from '../compute-fill-batch/fill-snapshot.js';
import { type FindingDifference, findingDifference } from './result-difference.js';
import { readStoredFindings } from './stored-results.query.js';

const REPLACED = prepared('update finding set is_current = false, superseded_at = now() where id = any($1)');

/** Takes findings that are gone out of use and writes the new ones; a decision is kept where the same finding comes again. */
export async function writeFindingDifference(tx: Tx, snapshot: FillSnapshot, { goneFindings, newFindings }: FindingDifference): Promise<void> {
  if (goneFindings.length > 0) await tx.execute(REPLACED, [goneFindings.map(({ id }) => id)]);
  await writeFindings(tx, snapshot, newFindings);
}

/** Has the findings of planning packs be the given ones: the first time they are written, later only what differs. */
export async function replacePackingFindings(tx: Tx, snapshot: FillSnapshot, found: readonly DecidedFinding[]): Promise<void> {
  const stored = await readStoredFindings(tx, snapshot.batch.id, 'pack', null);
  await writeFindingDifference(tx, snapshot, findingDifference(stored, found, findingHasher(snapshot)));
}
