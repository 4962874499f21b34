import { type Day, type EpochMinute, addDays, byCodePoint, day, dayOf } from '@cyclefill/domain/kernel';
import { type Cycle, type DueWindow, type FacilityTime, dueWindows, windowOn } from '@cyclefill/domain/cycle-fill';
import { cycleOf } from '@cyclefill/features/facility';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { offerSteps } from '../data/offer-steps.js';
import { type CycleRow, facilityTimeOf } from './cycle-row.js';
import { FillRunRepository, type NewBatch } from './fill-run.repository.js';

/** What a nightly opening did. */
export interface OpenedRun {
  /** The runs that got batches; one for each local date that it is somewhere. */
  readonly runIds: readonly string[];
  readonly batchIds: readonly string[];
}

/** A window to be opened, of the cycle of a row. */
interface DueBatch extends DueWindow {
  readonly row: CycleRow;
  readonly cycle: Cycle;
  readonly where: FacilityTime;
}

interface OpenedBatch {
  readonly runId: string;
  readonly batchId: string;
}

/** First windows of every cycle, then second ones …: what a window follows on must be open before it. */
function wavesOf(batches: readonly DueBatch[]): readonly (readonly DueBatch[])[] {
  const waves: DueBatch[][] = [];
  const opened = new Map<string, number>();
  for (const batch of batches) {
    const nth = opened.get(batch.row.cycle_id) ?? 0;
    (waves[nth] ??= []).push(batch);
    opened.set(batch.row.cycle_id, nth + 1);
  }
  return waves;
}

/** The earliest cut-off first; facilities with the same one by code, and their wings by name. */
const byCutOff = (a: DueBatch, b: DueBatch): number => a.buildAt - b.buildAt || byCodePoint(a.row.facility_code, b.row.facility_code) || a.window.from - b.window.from || byCodePoint(a.row.wing ?? '', b.row.wing ?? '');

const minuteOf = (at: Date): EpochMinute => Math.floor(at.getTime() / 60_000) as EpochMinute;

/**
 * Opens a batch for every cycle whose build time has come (R105, R112): idempotent, so the scheduler's tick, a worker's
 * reconciler and a person may all call it. Windows that are already over are passed by, never filled late.
 */
@Injectable()
export class OpenNightlyRun {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @param asOf the decision clock; null = the database's clock, which also limits what is known to the cut-off. */
  execute(actor: Actor, asOf: Date | null): Promise<OpenedRun> {
    return this.uow.run(actor, async (tx) => {
      const now = await tx.now();
      const at = asOf ?? now;
      const opened: OpenedBatch[] = [];
      for (const wave of wavesOf(await this.takeDue(tx, at))) opened.push(...(await this.open(tx, wave, at, asOf === null ? null : now)));
      const run: OpenedRun = { runIds: [...new Set(opened.map(({ runId }) => runId))], batchIds: opened.map(({ batchId }) => batchId) };
      if (opened.length > 0) {
        await offerSteps(tx, null);
        await tx.audit({ action: 'fill-run.open', subjectKind: 'fill_run', subjectId: run.runIds[0] ?? null, detail: { batches: opened.length } });
      }
      return run;
    });
  }

  /** Every window due by now in the order of their cut-offs, whatever was missed; their cycles' clocks go on to the next one. */
  private async takeDue(tx: Tx, at: Date): Promise<readonly DueBatch[]> {
    const runs = tx.get(FillRunRepository);
    const rows = await runs.lockDueCycles(at);
    const batches = await Promise.all(rows.map(async (row) => {
      const [cycle, where] = [cycleOf(row), facilityTimeOf(row)];
      const { due, next } = dueWindows(cycle, day(row.next_window_from), where, minuteOf(at));
      await runs.advanceClock(row.cycle_id, next.window.from, next.buildAt);
      return due.map((window): DueBatch => ({ ...window, row, cycle, where }));
    }));
    return batches.flat().toSorted(byCutOff);
  }

  /** Opens the batches of windows that have none, each statement for all of them in one turn. */
  private async open(tx: Tx, wave: readonly DueBatch[], at: Date, knownAt: Date | null): Promise<readonly OpenedBatch[]> {
    const runs = tx.get(FillRunRepository);
    const built = await Promise.all(wave.map(({ row, window }) => Promise.all([runs.currentBatch(row.cycle_id, window.from), runs.builtBefore(row, window.from)])));
    const batches = wave.flatMap((due, index) => (built[index]?.[0] === null ? [{ due, before: built[index][1] }] : []));
    const runDate = ({ where }: DueBatch): Day => dayOf(where.zone.toLocal(minuteOf(at)));
    const runIds = new Map<Day, string>();
    for (const date of new Set(batches.map(({ due }) => runDate(due)))) runIds.set(date, await runs.nightlyRun(date, at));
    return Promise.all(batches.map(async ({ due, before }) => {
      const runId = runIds.get(runDate(due)) ?? '';
      return { runId, batchId: await runs.openBatch({ runId, ...newBatch(due, before, at, knownAt) }) };
    }));
  }
}

/** What a batch of a due window is opened with; what was not built before is the window that its cycle has there. */
function newBatch({ row, cycle, window, buildAt }: DueBatch, before: Day | null, at: Date, knownAt: Date | null): Omit<NewBatch, 'runId'> {
  const dueAt = new Date(buildAt * 60_000);
  const cutOff = new Date(Math.max(dueAt.getTime(), row.known_from.getTime()));
  // What came after the cut-off is rebuilt once the batch is computed (R119); which orders that are is known from the number alone.
  const inputVersion = knownAt === null && row.inputs_changed_at > cutOff ? '0' : row.input_version;
  return { cycle: row, window, previousFrom: before ?? windowOn(cycle, addDays(window.from, -1)).from, asOf: at, knownAt: knownAt ?? cutOff, inputVersion, dueAt };
}
