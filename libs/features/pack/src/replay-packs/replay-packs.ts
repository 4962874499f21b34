import { byCodePoint, formatDay, invariant } from '@cyclefill/domain/kernel';
import { type BatchPlan, type Difference, firstDifference, localText, readBatchPlan } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type BatchLayout, layOutBatch } from '../plan-packs/lay-out-batch.js';
import { readPlannedPacks } from '../plan-packs/planned-packs.query.js';

/** What laying a batch out once more gave; `not_planned` = it has no packs to compare with yet. */
export interface ReplayedPacks {
  readonly outcome: 'equal' | 'different' | 'not_planned';
  readonly packs: number;
  readonly cells: number;
  readonly difference: Difference;
}

const CodeRow = z.object({ code: z.string() });
const TextRow = z.object({ text: z.string() });
const NOT_IN_PLACE = 'not exists (select from pack o where o.id = p.replaces_id and o.superseded_at is null)';

const PlannedRow = z.object({ planned: z.boolean() });

/** Packs as one text each, then their cells: codes, places, doses. What was made later in the place of one that still counts is left out. */
const STORED = `
select 'pack ' || p.code || ' ' || p.pack_type || ' ' || p.resident_id || ' ' || coalesce(p.order_id::text, '') || ' ' || array_to_string(p.passes, ',') || ' '
  || p.days_from || ' ' || p.days_to || ' ' || p.number || '/' || p.count || ' ' || p.content_hash as text
from pack p where p.batch_id = $1 and p.superseded_at is null and ${NOT_IN_PLACE}
union all
select 'cell ' || p.code || ' ' || c.position || ' ' || c.order_id || ' ' || to_char(c.at, 'YYYY-MM-DD HH24:MI') || ' ' || c.dose_milli
from pack p join pack_cell c on c.pack_id = p.id where p.batch_id = $1 and p.superseded_at is null and ${NOT_IN_PLACE}`;

function textsOf({ packs, lines }: BatchLayout, { snapshot: { residents } }: BatchPlan): readonly string[] {
  const residentIds = new Map([...residents.values()].map(({ code, id }) => [code, id]));
  const orderId = (rxNumber: string): string => lines.get(rxNumber)?.order.orderId ?? '';
  return packs.flatMap(({ plan, code, contentHash }) => [
    `pack ${code} ${plan.type.id} ${residentIds.get(plan.residentId) ?? ''} ${plan.orderId === null ? '' : orderId(plan.orderId)} ${plan.passes.join(',')} ${formatDay(plan.days.from)} ${formatDay(plan.days.to)} ${plan.number}/${plan.count} ${contentHash}`,
    ...plan.cells.flatMap(({ position, at, contents }) => contents.map(({ orderId: rx, dose }) => `cell ${code} ${position} ${orderId(rx)} ${localText(at)} ${dose}`)),
  ]);
}

/** Codes that packs of other windows had before: such a one was not given a second time. */
async function takenBefore(tx: Tx, plan: BatchPlan, layout: BatchLayout): Promise<ReadonlySet<string>> {
  const { facilityId, window, fills } = plan.snapshot.batch;
  const rows = await tx.query(
    CodeRow,
    `select p.code from pack p left join fill_batch b on b.id = p.batch_id
     where p.code = any($1::text[]) and (b.id is null or (b.facility_id, b.window_from) <> ($2::uuid, $3::date) or b.wing_id is distinct from $4)`,
    [layout.packs.map(({ code }) => code), facilityId, formatDay(window.from), fills?.wingId ?? null],
  );
  return new Set(rows.map(({ code }) => code));
}

/**
 * The layout with the codes it was given. They follow from the window; only after a rebuild they also depend on what was
 * printed before, and are taken from the packs of the same content.
 */
async function withCodesOf(tx: Tx, plan: BatchPlan): Promise<BatchLayout> {
  const natural = layOutBatch(plan);
  const planned = await readPlannedPacks(tx, plan.snapshot.batch.id);
  if (planned.some(({ replaced }) => replaced)) {
    const codes = new Map(planned.filter(({ replaced }) => !replaced).map(({ contentHash, code }) => [contentHash, code]));
    return { ...natural, packs: natural.packs.map((pack) => ({ ...pack, code: codes.get(pack.contentHash) ?? pack.code })) };
  }
  const taken = await takenBefore(tx, plan, natural);
  return taken.size === 0 ? natural : layOutBatch(plan, taken);
}

/** Lays a batch out once more from what was known when it was computed and compares packs and cells with what is stored, text by text. Writes nothing. */
export async function replayPacks(tx: Tx, batchId: string): Promise<ReplayedPacks> {
  const [row] = await tx.query(PlannedRow, 'select planned_at is not null as planned from fill_batch where id = $1', [batchId]);
  invariant(row !== undefined, 'a batch of the run is missing');
  if (!row.planned) return { outcome: 'not_planned', packs: 0, cells: 0, difference: null };
  const plan = await readBatchPlan(tx, batchId);
  const layout = await withCodesOf(tx, plan);
  const stored = (await tx.query(TextRow, STORED, [batchId])).map(({ text }) => text).toSorted(byCodePoint);
  const difference = firstDifference(stored, textsOf(layout, plan).toSorted(byCodePoint));
  return { outcome: difference === null ? 'equal' : 'different', packs: layout.packs.length, cells: stored.length - stored.filter((text) => text.startsWith('pack ')).length, difference };
}
