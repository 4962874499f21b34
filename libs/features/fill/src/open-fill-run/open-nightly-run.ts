import { type EpochMinute, Zone, addDays, day, dayOf } from '@cyclefill/domain/kernel';
import { buildInstant, windowOn } from '@cyclefill/domain/cycle-fill';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { type CycleRow, cycleOf } from './cycle-row.js';
import { FillRunRepository } from './fill-run.repository.js';

/** What a nightly opening did. */
export interface OpenedRun {
  /** The runs that got batches; one for each local date on which a build was due. */
  readonly runIds: readonly string[];
  readonly batchIds: readonly string[];
}

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
      for (const row of await tx.get(FillRunRepository).lockDueCycles(at)) {
        for (const opened of await this.openDueWindows(tx, row, at, asOf === null ? null : now)) {
          runIds.add(opened.runId);
          batchIds.push(opened.batchId);
        }
      }
      if (batchIds.length > 0) {
        await tx.audit({ action: 'fill-run.open', subjectKind: 'fill_run', subjectId: [...runIds][0] ?? null, detail: { batches: batchIds.length } });
      }
      return { runIds: [...runIds], batchIds };
    });
  }

  private async openDueWindows(tx: Tx, row: CycleRow, at: Date, knownAt: Date | null): Promise<readonly { runId: string; batchId: string }[]> {
    const runs = tx.get(FillRunRepository);
    const [cycle, zone] = [cycleOf(row), Zone.of(row.zone)];
    const minute = Math.floor(at.getTime() / 60_000) as EpochMinute;
    const today = dayOf(zone.toLocal(minute));
    const opened: { runId: string; batchId: string }[] = [];
    let window = windowOn(cycle, day(row.next_window_from));
    for (let buildAt = buildInstant(cycle, window, zone); buildAt <= minute; buildAt = buildInstant(cycle, window, zone)) {
      if (window.to > today && (await runs.currentBatch(row.cycle_id, window.from)) === null) {
        const runId = await runs.nightlyRun(today, at);
        const cutOff = Math.max(buildAt * 60_000, row.facility_recorded_at.getTime());
        const batchId = await runs.openBatch({
          runId, cycle: row, window, previousFrom: windowOn(cycle, addDays(window.from, -1)).from, asOf: at, knownAt: knownAt ?? new Date(cutOff), generation: 0,
        });
        opened.push({ runId, batchId });
      }
      window = windowOn(cycle, window.to);
    }
    await runs.advanceClock(row.cycle_id, window.from, buildInstant(cycle, window, zone));
    return opened;
  }
}
