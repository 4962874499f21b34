import { type LocalMinute, type Milli, invariant } from '@cyclefill/domain/kernel';
import { FILL_STATUSES } from '@cyclefill/domain/cycle-fill';
import { PACKAGINGS } from '@cyclefill/domain/packing';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { readBatch, readFillSnapshot } from '../compute-fill-batch/fill-snapshot.query.js';
import { residentContexts } from '../compute-fill-batch/resident-contexts.js';
import { localMinutes } from '../compute-fill-batch/snapshot-rows.js';
import type { BatchPlan, PlannedLine } from './batch-plan.js';

const milli = z.number().transform((value) => value as Milli);
const LineRow = z.object({
  id: z.string(), order_id: z.string(), order_version_id: z.string(), status: z.enum(FILL_STATUSES), packaging: z.enum(PACKAGINGS),
  scheduled_milli: milli, after_holds_milli: milli, due_milli: milli, carry_in_milli: milli, covered_milli: milli, dispensed_milli: milli,
  short_milli: milli, carry_out_milli: milli, pulled: z.number(), admin_days: z.number(), pack_from: z.number().nullable(), pack_to: z.number().nullable(),
});

/** Reads a computed batch with the snapshot it was computed from: same knowledge, so the same versions. */
export async function readBatchPlan(tx: Tx, batchId: string): Promise<BatchPlan> {
  const snapshot = await readFillSnapshot(tx, await readBatch(tx, batchId));
  const rows = await tx.query(
    LineRow,
    `select id, order_id, order_version_id, status, packaging, scheduled_milli, after_holds_milli, due_milli, carry_in_milli, covered_milli,
       dispensed_milli, short_milli, carry_out_milli, pulled, admin_days, ${localMinutes('pack_from')} as pack_from, ${localMinutes('pack_to')} as pack_to
     from fill_line where batch_id = $1 and superseded_at is null`,
    [batchId],
  );
  const byOrder = new Map(rows.map((row) => [row.order_id, row]));
  const lines = snapshot.orders.flatMap((order): PlannedLine[] => {
    const row = byOrder.get(order.orderId);
    if (row === undefined) return [];
    invariant(row.order_version_id === order.versionId, 'a batch was read with another version than it was computed from');
    return [{
      lineId: row.id, order, status: row.status, packaging: row.packaging,
      packFrom: row.pack_from as LocalMinute | null, packTo: row.pack_to as LocalMinute | null,
      quantities: {
        scheduled: row.scheduled_milli, afterHolds: row.after_holds_milli, due: row.due_milli, carryIn: row.carry_in_milli, covered: row.covered_milli,
        dispensed: row.dispensed_milli, short: row.short_milli, carryOut: row.carry_out_milli, pulled: row.pulled, adminDays: row.admin_days,
      },
    }];
  });
  return { snapshot, contexts: residentContexts(snapshot), lines };
}
