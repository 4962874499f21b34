import type { Day, LocalMinute, Milli } from '@cyclefill/domain/kernel';
import { FILL_STATUSES, type FillQuantities, type FillStatus } from '@cyclefill/domain/cycle-fill';
import { PACKAGINGS, type Packaging } from '@cyclefill/domain/packing';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { DecidedLine } from '../compute-fill-batch/decided-batch.js';
import { asked, partStatement } from '../compute-fill-batch/part-statement.js';
import { dayNumber, localMinutes } from '../compute-fill-batch/snapshot-rows.js';

const milli = z.number().transform((value) => value as Milli);
const LineRow = z.object({
  id: z.string(), resident_id: z.string(), order_id: z.string(), order_version_id: z.string(), status: z.enum(FILL_STATUSES), packaging: z.enum(PACKAGINGS),
  scheduled: milli, after_holds: milli, due: milli, carry_in: milli, covered: milli, dispensed: milli, short: milli, stat: milli, carry_out: milli,
  pulled: z.number(), admin_days: z.number(), pack_from: z.number().nullable(), pack_to: z.number().nullable(), fills_to: z.number().nullable(),
});

/** A line of a batch as its row says. */
export interface StoredLine {
  readonly residentId: string;
  readonly orderId: string;
  readonly versionId: string;
  readonly status: FillStatus;
  readonly packaging: Packaging;
  readonly quantities: FillQuantities;
  readonly packFrom: LocalMinute | null;
  readonly packTo: LocalMinute | null;
  readonly fillsTo: Day | null;
}

/** A line with the id of its row. */
export interface StoredLineRow {
  readonly lineId: string;
  readonly line: StoredLine;
}

/** A decided line as its row would say it. */
export function lineAsStored({ order, result, packaging, fillsTo }: DecidedLine): StoredLine {
  return {
    residentId: order.residentId, orderId: order.orderId, versionId: order.versionId, status: result.status, packaging, packFrom: result.packFrom, packTo: result.packTo, fillsTo,
    quantities: result.quantities,
  };
}

/** The lines of a batch as it was last decided, also of one that is out of use, by order id. */
export async function readStoredLines(tx: Tx, batchId: string): Promise<ReadonlyMap<string, StoredLine>> {
  return new Map((await readLineRows(tx, batchId, null)).map(({ line }) => [line.orderId, line]));
}

const LINES = partStatement(['uuid'], (among) => `
select id, resident_id, order_id, order_version_id, status, packaging, scheduled_milli as scheduled, after_holds_milli as after_holds, due_milli as due,
  carry_in_milli as carry_in, covered_milli as covered, dispensed_milli as dispensed, short_milli as short, stat_milli as stat, carry_out_milli as carry_out,
  pulled, admin_days, ${localMinutes('pack_from')} as pack_from, ${localMinutes('pack_to')} as pack_to, ${dayNumber('fills_to')} as fills_to
from fill_line where batch_id = $1 and superseded_at is null and ${among('order_id')}`);

/** As {@link readStoredLines}, with the ids of the rows, in no order. @param orders null = of every order. */
export async function readLineRows(tx: Tx, batchId: string, orders: readonly string[] | null): Promise<readonly StoredLineRow[]> {
  const rows = await tx.query(LineRow, ...asked(LINES, [batchId], orders && [orders]));
  return rows.map((row) => ({ lineId: row.id, line: lineOf(row) }));
}

function lineOf(row: z.output<typeof LineRow>): StoredLine {
  return {
    residentId: row.resident_id, orderId: row.order_id, versionId: row.order_version_id, status: row.status, packaging: row.packaging,
    packFrom: row.pack_from as LocalMinute | null, packTo: row.pack_to as LocalMinute | null, fillsTo: row.fills_to as Day | null,
    quantities: {
      scheduled: row.scheduled, afterHolds: row.after_holds, due: row.due, carryIn: row.carry_in, covered: row.covered, dispensed: row.dispensed,
      short: row.short, stat: row.stat, carryOut: row.carry_out, pulled: row.pulled, adminDays: row.admin_days,
    },
  };
}

const BatchRow = z.object({
  id: z.string(), facility_id: z.string(), facility_code: z.string(), wing: z.string().nullable(), state: z.string(), window_from: z.string(), window_to: z.string(), as_of: z.date(), known_at: z.date(),
  computed_at: z.date().nullable(), engine_version: z.string().nullable(), rule_pack: z.string().nullable(), input_hash: z.string().nullable(),
  eligible: z.number().nullable(), filled: z.number().nullable(), excepted: z.number().nullable(), skipped: z.number().nullable(), reasons: z.record(z.string(), z.number()).nullable(),
});
/** A batch with what it was computed with and came to. */
export type StoredBatch = z.output<typeof BatchRow>;

/** The batches of a run by facility code, window and wing, those out of use too. @param facilities null = every facility. */
export function readStoredBatches(tx: Tx, runId: string, facilities: readonly string[] | null): Promise<StoredBatch[]> {
  return tx.query(
    BatchRow,
    `select b.id, b.facility_id, f.code as facility_code, w.name as wing, b.state, b.window_from::text as window_from, b.window_to::text as window_to, b.as_of, b.known_at,
       b.computed_at, b.engine_version, b.rule_pack, b.input_hash, b.eligible, b.filled, b.excepted, b.skipped, b.reasons
     from fill_batch b join facility f on f.id = b.facility_id left join wing w on w.id = b.wing_id
     where b.run_id = $1 and ($2::uuid[] is null or b.facility_id = any($2)) order by f.code collate "C", b.window_from, w.name collate "C" nulls first, b.generation`,
    [runId, facilities],
  );
}
