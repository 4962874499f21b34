import { invariant } from '@cyclefill/domain/kernel';
import type { BatchPlan } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type BatchLayout, layOutBatch } from './lay-out-batch.js';

const CodeRow = z.object({ code: z.string() });

/** A layout whose codes no other current pack of the pharmacy has. */
export async function layOutWithFreeCodes(tx: Tx, plan: BatchPlan): Promise<BatchLayout> {
  const layout = layOutBatch(plan);
  const rows = await tx.query(CodeRow, `select code from pack where is_current and code = any($1::text[])`, [layout.packs.map(({ code }) => code)]);
  return rows.length === 0 ? layout : layOutBatch(plan, new Set(rows.map(({ code }) => code)));
}

/** The layout of a batch with the codes it was given when it was planned; its own codes before that. */
export async function readLayout(tx: Tx, plan: BatchPlan): Promise<BatchLayout> {
  const layout = layOutBatch(plan);
  // Packs are written in layout order, and their ids rise.
  const rows = await tx.query(CodeRow, `select code from pack where batch_id = $1 order by id`, [plan.snapshot.batch.id]);
  if (rows.length === 0) return layout;
  invariant(rows.length === layout.packs.length, 'a batch has other packs than it was planned with');
  return { ...layout, packs: layout.packs.map((pack, index) => ({ ...pack, code: rows[index]?.code ?? pack.code })) };
}
