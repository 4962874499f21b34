import { type Day, type DayRange, type EpochMinute, Zone, day, formatDay, invariant } from '@cyclefill/domain/kernel';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { z } from 'zod';
import { refusePacksInWork } from '../data/packs-in-work.js';
import { CYCLE_COLUMNS, CYCLE_JOINS, CycleRow } from './cycle-row.js';

const IdRow = z.object({ id: z.string() });
const FromRow = z.object({ window_from: z.string() });
const CurrentBatchRow = z.object({
  id: z.string(), run_id: z.string(), state: z.string(), as_of: z.date(), input_version: z.coerce.string().nullable(), closed: z.boolean(),
});

// What a night asks for each of its cycles is prepared, so that it goes for all of them in one message.
const CURRENT_BATCH = prepared(`
select id, run_id, state, as_of, input_version, closed_at is not null as closed from fill_batch
where cycle_id = $1 and kind = 'cycle' and window_from = $2 and is_current for update`);
const BUILT_BEFORE = prepared(`
select window_from::text as window_from from fill_batch where facility_id = $1 and wing_id is not distinct from $3 and window_to = $2 and is_current`);
const OPEN_BATCH = prepared(`
insert into fill_batch (id, tenant_id, run_id, facility_id, cycle_id, wing_id, kind, window_from, window_to, previous_from, as_of, known_at, due_at, zone, packaging, input_version, generation)
values ($1, $2, $3, $4, $5, $15, 'cycle', $6, $7, $8, $9, $10, $11, $12, $13, $14,
  (select coalesce(max(g.generation) + 1, 0) from fill_batch g where g.cycle_id = $5 and g.kind = 'cycle' and g.window_from = $6))`);
const ADVANCE = prepared('update cycle_clock set next_window_from = $2, build_at = to_timestamp($3) where cycle_id = $1');

/** What identifies a batch when it is opened. */
export interface NewBatch {
  readonly runId: string;
  readonly cycle: CycleRow;
  readonly window: DayRange;
  readonly previousFrom: Day;
  readonly asOf: Date;
  readonly knownAt: Date;
  /** The facility's inputs as known at `knownAt`; '0' = of an earlier time that no number was kept of; null = knowledge that a person chose, and nothing moves. */
  readonly inputVersion: string | null;
  /** The cut-off it is due at: what is due first is worked first. */
  readonly dueAt: Date;
}

/** Runs, batches and the clocks of cycles. */
export class FillRunRepository {
  constructor(private readonly tx: Tx) {}

  /** Cycles whose build time has come, locked so that two openers cannot open one window. */
  lockDueCycles(asOf: Date): Promise<CycleRow[]> {
    return this.tx.query(
      CycleRow,
      `select ${CYCLE_COLUMNS} from ${CYCLE_JOINS} where k.build_at <= $1 and c.superseded_at is null order by c.id for update of k`,
      [asOf],
    );
  }

  /** The cycles of a facility; locked by who is going to open one of their windows. */
  cyclesOf(facilityId: string, purpose: 'to-open' | 'to-look'): Promise<CycleRow[]> {
    return this.tx.query(
      CycleRow,
      `select ${CYCLE_COLUMNS} from ${CYCLE_JOINS} where c.facility_id = $1 and c.superseded_at is null order by w.name nulls first, c.id ${purpose === 'to-open' ? 'for update of k' : ''}`,
      [facilityId],
    );
  }

  /** The night's run, made by whoever comes first (R112). */
  async nightlyRun(runDate: Day, asOf: Date): Promise<string> {
    await this.tx.execute(
      `insert into fill_run (id, tenant_id, kind, run_date, as_of, opened_by) values ($1, $2, 'nightly', $3, $4, $5)
       on conflict (tenant_id, run_date) where kind = 'nightly' do nothing`,
      [this.tx.newId(), this.tx.actor.tenantId, formatDay(runDate), asOf, this.tx.actor.userId],
    );
    const [row] = await this.tx.query(IdRow, `select id from fill_run where kind = 'nightly' and run_date = $1`, [formatDay(runDate)]);
    invariant(row !== undefined, 'the run just made is missing');
    return row.id;
  }

  /** A run asked for by a person. */
  async cycleRun(runDate: Day, asOf: Date): Promise<string> {
    const id = this.tx.newId();
    await this.tx.execute(
      `insert into fill_run (id, tenant_id, kind, run_date, as_of, opened_by) values ($1, $2, 'cycle', $3, $4, $5)`,
      [id, this.tx.actor.tenantId, formatDay(runDate), asOf, this.tx.actor.userId],
    );
    return id;
  }

  /** The current batch of a window, locked. */
  async currentBatch(cycleId: string, windowFrom: Day): Promise<z.infer<typeof CurrentBatchRow> | null> {
    const [row] = await this.tx.query(
      CurrentBatchRow,
      CURRENT_BATCH,
      [cycleId, formatDay(windowFrom)],
    );
    return row ?? null;
  }

  /** Takes a batch and all that hangs on it out of use; nothing is deleted. @throws Refusal `pack.in-work` */
  async supersede(batchId: string): Promise<void> {
    await refusePacksInWork(this.tx, batchId);
    for (const table of ['fill_line', 'finding', 'pack']) {
      await this.tx.execute(`update ${table} set is_current = false where batch_id = $1 and is_current`, [batchId]);
    }
    await this.tx.execute(`update fill_batch set is_current = false, superseded_at = now(), row_version = row_version + 1 where id = $1`, [batchId]);
    await this.tx.emit('fill-batch.discarded', batchId);
  }

  /** First day of the window that a cycle's facility, or its wing, was built up to the day; null = none was built here. */
  async builtBefore({ facility_id: facilityId, wing_id: wingId }: CycleRow, windowFrom: Day): Promise<Day | null> {
    const [row] = await this.tx.query(
      FromRow, BUILT_BEFORE,
      [facilityId, formatDay(windowFrom), wingId],
    );
    return row === undefined ? null : day(row.window_from);
  }

  /** Opens a batch, the next generation of its window. Returns its id. Its steps are offered by who opened it. */
  async openBatch(batch: NewBatch): Promise<string> {
    const id = this.tx.newId();
    await this.tx.execute(
      OPEN_BATCH,
      [
        id, this.tx.actor.tenantId, batch.runId, batch.cycle.facility_id, batch.cycle.cycle_id, formatDay(batch.window.from), formatDay(batch.window.to),
        formatDay(batch.previousFrom), batch.asOf, batch.knownAt, batch.dueAt,
        // An unknown zone is not kept: the batch takes the facility's once that is put right.
        Zone.find(batch.cycle.zone)?.name ?? null, batch.cycle.packaging, batch.inputVersion, batch.cycle.wing_id,
      ],
    );
    return id;
  }

  /** Sets when the next window of a cycle is built. */
  async advanceClock(cycleId: string, nextWindowFrom: Day, buildAt: EpochMinute): Promise<void> {
    await this.tx.execute(ADVANCE, [cycleId, formatDay(nextWindowFrom), buildAt * 60]);
  }
}
