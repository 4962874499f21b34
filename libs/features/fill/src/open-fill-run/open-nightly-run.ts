import { type EpochMinute, addDays, byCodePoint, day, dayOf } from '@cyclefill/domain/kernel';
import { type Cycle, type DueWindow, type FacilityTime, dueWindows, windowOn } from '@cyclefill/domain/cycle-fill';
import { cycleOf } from '@cyclefill/features/facility';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { type CycleRow, facilityTimeOf } from './cycle-row.js';
import { FillRunRepository } from './fill-run.repository.js';

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
      const [runIds, batchIds] = [new Set<string>(), [] as string[]];
      for (const due of await this.takeDue(tx, at)) {
        const opened = await this.open(tx, due, at, asOf === null ? null : now);
        if (opened === null) continue;
        runIds.add(opened.runId);
        batchIds.push(opened.batchId);
      }
      if (batchIds.length > 0) {
        await tx.audit({ action: 'fill-run.open', subjectKind: 'fill_run', subjectId: [...runIds][0] ?? null, detail: { batches: batchIds.length } });
      }
      return { runIds: [...runIds], batchIds };
    });
  }

  /** Every window due by now in the order of their cut-offs, whatever was missed; their cycles' clocks go on to the next one. */
  private async takeDue(tx: Tx, at: Date): Promise<readonly DueBatch[]> {
    const runs = tx.get(FillRunRepository);
    const batches: DueBatch[] = [];
    for (const row of await runs.lockDueCycles(at)) {
      const [cycle, where] = [cycleOf(row), facilityTimeOf(row)];
      const { due, next } = dueWindows(cycle, day(row.next_window_from), where, minuteOf(at));
      for (const window of due) batches.push({ ...window, row, cycle, where });
      await runs.advanceClock(row.cycle_id, next.window.from, next.buildAt);
    }
    return batches.toSorted(byCutOff);
  }

  private async open(tx: Tx, { row, cycle, where, window, buildAt }: DueBatch, at: Date, knownAt: Date | null): Promise<{ runId: string; batchId: string } | null> {
    const runs = tx.get(FillRunRepository);
    if ((await runs.currentBatch(row.cycle_id, window.from)) !== null) return null;
    const runId = await runs.nightlyRun(dayOf(where.zone.toLocal(minuteOf(at))), at);
    const dueAt = new Date(buildAt * 60_000);
    const cutOff = new Date(Math.max(dueAt.getTime(), row.known_from.getTime()));
    const previousFrom = (await runs.builtBefore(row, window.from)) ?? windowOn(cycle, addDays(window.from, -1)).from;
    // What came after the cut-off is rebuilt once the batch is computed (R119); which orders that are is known from the number alone.
    const inputVersion = knownAt === null && row.inputs_changed_at > cutOff ? '0' : row.input_version;
    return { runId, batchId: await runs.openBatch({ runId, cycle: row, window, previousFrom, asOf: at, knownAt: knownAt ?? cutOff, inputVersion, dueAt }) };
  }
}
