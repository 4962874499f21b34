import { Refusal } from '@cyclefill/contracts';
import { type JsonValue, byCodePoint, canonicalJson } from '@cyclefill/domain/kernel';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ENGINE_VERSION } from '../engine-version.js';
import { readRun } from '../data/run.query.js';
import { type Difference, firstDifference } from './first-difference.js';
import { type ReplayedHashes, replayHashes } from './replayed-hashes.js';
import { type RecomputedBatch, recomputeBatch } from './recompute-batch.js';
import { type StoredBatch, lineAsStored, readStoredBatches, readStoredLines } from './stored-batch.query.js';

/** What computing a batch once more gave. */
export interface ReplayedBatch {
  readonly batchId: string;
  readonly facility: string;
  /** The wing whose cycle it is of; null = the facility's own. */
  readonly wing: string | null;
  readonly windowFrom: string;
  readonly windowTo: string;
  /** `not_computed` = there is nothing to compare with. */
  readonly outcome: 'equal' | 'different' | 'not_computed';
  /** The engine it was computed with, where it is not the present one. */
  readonly otherEngine: string | null;
  readonly lines: number;
  readonly findings: number;
  readonly difference: Difference;
}

export interface ReplayedRun {
  readonly runId: string;
  readonly engineVersion: string;
  readonly batches: readonly ReplayedBatch[];
}

const FindingRow = z.object({
  resident_id: z.string(), order_id: z.string().nullable(), code: z.string(), severity: z.string(), rule: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/** Computes every batch of a run once more from what was known then, and compares it, byte for byte, with what is stored. */
@Injectable()
export class ReplayRun {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal run.not-found */
  execute(actor: Actor, runId: string): Promise<ReplayedRun> {
    return this.uow.run(
      actor,
      async (tx) => {
        if ((await readRun(tx, runId)) === null) throw new Refusal('run.not-found');
        const batches: ReplayedBatch[] = [];
        for (const batch of await readStoredBatches(tx, runId, null)) batches.push(await replay(tx, batch));
        return { runId, engineVersion: ENGINE_VERSION, batches };
      },
      { isolation: 'REPEATABLE READ' },
    );
  }
}

async function replay(tx: Tx, batch: StoredBatch): Promise<ReplayedBatch> {
  const { id, facility_code: facility, wing, window_from: windowFrom, window_to: windowTo } = batch;
  const common = { batchId: id, facility, wing, windowFrom, windowTo };
  if (batch.computed_at === null) return { ...common, outcome: 'not_computed', otherEngine: null, lines: 0, findings: 0, difference: null };
  const recomputed = await recomputeBatch(tx, id);
  const hashes = await replayHashes(tx, recomputed.snapshot);
  const [stored, computed] = [await storedTexts(tx, batch, hashes), computedTexts(recomputed, hashes)];
  const difference = firstDifference(stored, computed);
  return {
    ...common, outcome: difference === null ? 'equal' : 'different', otherEngine: batch.engine_version === ENGINE_VERSION ? null : batch.engine_version,
    lines: recomputed.decided.lines.length, findings: recomputed.decided.findings.length, difference,
  };
}

const text = (kind: string, value: JsonValue): string => `${kind} ${canonicalJson(value)}`;

/** What is stored of a batch, one canonical text for each row; packs and what people did with a finding are not the engine's. */
async function storedTexts(tx: Tx, batch: StoredBatch, { rebuilds }: ReplayedHashes): Promise<readonly string[]> {
  const { eligible, filled, excepted, skipped, reasons, input_hash: inputHash } = batch;
  const lines = [...(await readStoredLines(tx, batch.id)).values()];
  // NOT_PACKABLE is recorded when packs are planned, after the batch was computed; what is wrong with a facility, before.
  const findings = await tx.query(
    FindingRow,
    `select resident_id, order_id, code, severity, rule, params from finding where batch_id = $1 and superseded_at is null and code <> 'NOT_PACKABLE' and resident_id is not null`, [batch.id],
  );
  return [
    text('batch', { inputHash, eligible, filled, excepted, skipped, reasons }), ...rebuilds.map(({ number, stored }) => text('rebuild', { number, inputHash: stored })),
    ...lines.map((line) => text('line', { ...line, quantities: { ...line.quantities } })).toSorted(byCodePoint),
    ...findings.map((row) => text('finding', { ...row })).toSorted(byCodePoint),
  ];
}

/** The same of what was just computed. */
function computedTexts({ decided }: RecomputedBatch, { build: inputHash, rebuilds }: ReplayedHashes): readonly string[] {
  const { eligible, filled, excepted, skipped, reasons } = decided.counts;
  const lines = decided.lines.map(lineAsStored).map((line) => text('line', { ...line, quantities: { ...line.quantities } }));
  const findings = decided.findings.map(({ finding: { code, severity, rule, params }, orderId, residentId }) =>
    text('finding', { resident_id: residentId, order_id: orderId, code, severity, rule, params: { ...params } }));
  return [
    text('batch', { inputHash, eligible, filled, excepted, skipped, reasons: { ...reasons } }), ...rebuilds.map(({ number, computed }) => text('rebuild', { number, inputHash: computed })),
    ...lines.toSorted(byCodePoint), ...findings.toSorted(byCodePoint),
  ];
}
