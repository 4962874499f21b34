import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const RunRow = z.object({ id: z.string(), kind: z.string(), run_date: z.string(), as_of: z.date(), opened_at: z.date() });
const BatchRow = z.object({
  id: z.string(), facility_code: z.string(), wing: z.string().nullable(), facility_id: z.string(), window_from: z.string(), window_to: z.string(), generation: z.number(), is_current: z.boolean(),
  state: z.string(), eligible: z.number().nullable(), filled: z.number().nullable(), excepted: z.number().nullable(), skipped: z.number().nullable(),
  reasons: z.record(z.string(), z.number()).nullable(), input_hash: z.string().nullable(), engine_version: z.string().nullable(), rule_pack: z.string().nullable(), error_code: z.string().nullable(),
});
export type RunRow = z.infer<typeof RunRow>;
export type RunBatchRow = z.infer<typeof BatchRow>;

/** State of a run: a view over its batches, the least advanced first; what waits for a person outweighs all. */
export const RUN_STATES = ['needs_attention', 'paused', 'opened', 'computed', 'planned', 'documented', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** A run with its batches, by facility code, window and wing. */
export interface RunView {
  readonly run: RunRow;
  readonly state: RunState;
  readonly batches: readonly RunBatchRow[];
}

const RUN_COLUMNS = `id, kind, run_date::text as run_date, as_of, opened_at`;

function stateOf(batches: readonly RunBatchRow[]): RunState {
  // A batch that a newer build replaced has no say; a cancelled one has the last.
  const counted = batches.filter((batch) => batch.is_current || batch.state === 'cancelled');
  return RUN_STATES.find((state) => counted.some((batch) => batch.state === state)) ?? 'documented';
}

/** One run, or null. */
export async function readRun(tx: Tx, runId: string): Promise<RunView | null> {
  const [run] = await tx.query(RunRow, `select ${RUN_COLUMNS} from fill_run where id::text = $1`, [runId]);
  if (run === undefined) return null;
  const batches = await tx.query(
    BatchRow,
    `select b.id, f.code as facility_code, w.name as wing, b.facility_id, b.window_from::text as window_from, b.window_to::text as window_to, b.generation, b.is_current, b.state,
       b.eligible, b.filled, b.excepted, b.skipped, b.reasons, b.input_hash, b.engine_version, b.rule_pack, b.error_code
     from fill_batch b join facility f on f.id = b.facility_id left join wing w on w.id = b.wing_id
     where b.run_id = $1 order by f.code, b.window_from, w.name collate "C" nulls first, b.generation`,
    [run.id],
  );
  return { run, state: stateOf(batches), batches };
}

/** The newest runs first. */
export function listRuns(tx: Tx, limit: number): Promise<RunRow[]> {
  return tx.query(RunRow, `select ${RUN_COLUMNS} from fill_run order by opened_at desc, id desc limit $1`, [limit]);
}

/** The nightly run of a moment: the last that was opened by then, no longer than a day before. */
export async function findNightlyRun(tx: Tx, asOf: Date): Promise<string | null> {
  const [row] = await tx.query(
    RunRow,
    `select ${RUN_COLUMNS} from fill_run where kind = 'nightly' and as_of <= $1 and as_of > $1::timestamptz - interval '1 day' order by as_of desc limit 1`,
    [asOf],
  );
  return row?.id ?? null;
}
