import { day } from '@cyclefill/domain/kernel';
import { rulesFor } from '@cyclefill/domain/law';
import { pickLasting } from '@cyclefill/domain/stock';
import { FacilityInputs } from '@cyclefill/features/facility';
import { offerRebuilds } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type LineDemand, readBatchDemand } from './batch-demand.query.js';
import { writePickList } from './pick-list.query.js';
import { type KeptUnits, keepForLines } from './reserve-batch.js';

const PlannedRow = z.object({ facility_id: z.string(), code: z.string(), state: z.string(), today: z.iso.date() });
const KnownRow = z.object({ ndc11: z.string() });

/** Shared, so that nobody cancels it before its reservation is there to be let go of. */
const PLANNED = `
select b.facility_id, f.code, f.state, current_date::text as today from fill_batch b join facility f on f.id = b.facility_id
where b.id = $1 and b.state = 'planned' and b.is_current and exists (select from stock_lot s where s.tenant_id = b.tenant_id) for share of b`;

const KNOWN_SHORT = `
select distinct v.ndc11 from finding f join order_version v on v.order_id = f.order_id and v.superseded_at is null
where f.batch_id = $1 and f.is_current and f.code in ('STOCK', 'LOT_EXP')`;

/** Orders of products that turned out to be short and of which the batch has no exception (E14, E15). */
async function unknownShortages(tx: Tx, batchId: string, lines: readonly LineDemand[], { plan: { short } }: KeptUnits): Promise<readonly string[]> {
  if (short.size === 0) return [];
  const known = new Set((await tx.query(KnownRow, KNOWN_SHORT, [batchId])).map(({ ndc11 }) => ndc11));
  const missing = new Set(lines.filter(({ key, ndc11 }) => short.has(key) && !known.has(ndc11)).map(({ ndc11 }) => ndc11));
  return lines.filter(({ ndc11 }) => missing.has(ndc11)).map(({ key }) => key);
}

/**
 * Keeps stock for a batch whose packs are planned, by first expiry that lasts, and writes down what its pick list says of it. What other
 * batches took since it was computed may leave it short: then those orders are marked and the batch is rebuilt, so that the
 * shortage is an exception too. Planned again it keeps only what changed. Nothing happens where no stock is kept, or when the
 * batch is not planned any more.
 * @returns whether it is about to be rebuilt, so that papers drawn now would be of no use
 */
export async function reservePlannedBatch(tx: Tx, batchId: string): Promise<boolean> {
  const [planned] = await tx.query(PlannedRow, PLANNED, [batchId]);
  if (planned === undefined) return false;
  const { lines } = await readBatchDemand(tx, batchId);
  const { rules } = rulesFor({ state: planned.state, payer: '', facility: planned.code, on: day(planned.today) });
  const kept = await keepForLines(tx, batchId, lines, (usable) => pickLasting(lines, usable, rules['bench.short-date-days'].value));
  const isNew = await writePickList(tx, batchId, lines, kept);
  // Once told, it is not told again: the engine has the last word on what an exception is.
  const orders = isNew ? await unknownShortages(tx, batchId, lines, kept) : [];
  if (orders.length === 0) return false;
  await tx.get(FacilityInputs).ordersMoved(planned.facility_id, orders);
  const offered = await offerRebuilds(tx, { facilityId: planned.facility_id, windowFrom: null, asOf: null });
  return offered.some((one) => one.batchId === batchId);
}
