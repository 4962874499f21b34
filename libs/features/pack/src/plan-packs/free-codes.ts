import { isPhysical } from '@cyclefill/domain/bench';
import { invariant } from '@cyclefill/domain/kernel';
import type { BatchPlan } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type PackDrift, findDrift } from '../drift/find-drift.js';
import { type BatchLayout, type CodedPack, layOutBatch } from './lay-out-batch.js';
import { type PlannedPack, readPlannedPacks, sameLabel } from './planned-packs.query.js';

const CodeRow = z.object({ code: z.string() });

/** A batch laid out anew against the packs it has. */
export interface PackRevision {
  readonly layout: BatchLayout;
  /** Packs of the layout that the batch does not have yet. */
  readonly added: readonly CodedPack[];
  /** Packs it has that are none of the layout any more. */
  readonly gone: readonly PlannedPack[];
  /** Of packs that somebody has in hand and that hold what is not due: the cells to pull. */
  readonly drifts: ReadonlyMap<string, PackDrift>;
}

/**
 * Lays a batch out with codes that no other pack of the pharmacy has. A pack that is as it was keeps its code; one that a
 * rebuild made another gets a code that nothing was ever printed with, so that an old card is never taken for the new one.
 */
export async function revisePacks(tx: Tx, plan: BatchPlan): Promise<PackRevision> {
  const planned = await readPlannedPacks(tx, plan.snapshot.batch.id);
  const inUse = planned.filter(({ current }) => current);
  const wrong = await readWrong(tx, inUse);
  const natural = layOutBatch(plan);
  const rows = await tx.query(
    CodeRow, `select code from pack where (is_current or state <> 'planned') and batch_id is distinct from $2 and code = any($1::text[])`, [natural.packs.map(({ code }) => code), plan.snapshot.batch.id],
  );
  const taken = new Set([...planned, ...rows].map(({ code }) => code));
  const fresh = taken.size === 0 ? natural : layOutBatch(plan, taken);
  const kept = new Map(inUse.filter(({ id }) => !wrong.has(id)).map((pack) => [pack.contentHash, pack]));
  const packs = fresh.packs.map((pack) => {
    const before = kept.get(pack.contentHash);
    return before !== undefined && sameLabel(before, pack) ? { ...pack, code: before.code } : pack;
  });
  const codes = new Set(packs.map(({ code }) => code));
  const had = new Set(inUse.flatMap(({ id, code }) => (wrong.has(id) ? [] : [code])));
  return { layout: { ...fresh, packs }, added: packs.filter(({ code }) => !had.has(code)), gone: inUse.filter(({ id, code }) => wrong.has(id) || !codes.has(code)), drifts: wrong };
}

/** Packs on the bench or beyond that hold what is not due, or another product than is ordered now: they are made again even where the plan reads as it did. */
async function readWrong(tx: Tx, inUse: readonly PlannedPack[]): Promise<ReadonlyMap<string, PackDrift>> {
  const physical = inUse.filter(({ state }) => isPhysical(state)).map(({ id }) => id);
  const drifts = physical.length === 0 ? [] : await findDrift(tx, physical, { hold: false });
  return new Map(drifts.filter(({ cells }) => cells.length > 0).map((drift) => [drift.packId, drift]));
}

/** The layout of a batch with the codes it was given when it was planned; its own codes before that. */
export async function readLayout(tx: Tx, plan: BatchPlan): Promise<BatchLayout> {
  const layout = layOutBatch(plan);
  const { id, state } = plan.snapshot.batch;
  const codes = new Map((await readPlannedPacks(tx, id)).filter(({ replaced }) => !replaced).map(({ contentHash, code }) => [contentHash, code]));
  if (codes.size === 0) return layout;
  // Between a rebuild and the planning that follows it, the packs are those of before.
  invariant(state === 'computed' || layout.packs.every(({ contentHash }) => codes.has(contentHash)), 'a batch has other packs than it was planned with');
  return { ...layout, packs: layout.packs.map((pack) => ({ ...pack, code: codes.get(pack.contentHash) ?? pack.code })) };
}
