import { Refusal } from '@cyclefill/contracts';
import { type Day, type EpochMinute, addDays, day, dayOf } from '@cyclefill/domain/kernel';
import { buildInstant, windowOn } from '@cyclefill/domain/cycle-fill';
import { cycleOf } from '@cyclefill/features/facility';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { offerSteps } from '../data/offer-steps.js';
import { type CycleChoice, chooseCycle } from './choose-cycle.js';
import { type CycleRow, facilityTimeOf } from './cycle-row.js';
import { FillRunRepository, type NewBatch } from './fill-run.repository.js';

/** A cycle of a facility or of one of its wings, asked for by a person. */
export interface CycleRunRequest {
  readonly facilityId: string;
  readonly cycleStart: Day;
  readonly wing?: CycleChoice | undefined;
  /** null = the database's clock. */
  readonly asOf: Date | null;
  /** null = all that is known now. */
  readonly knownAt: Date | null;
}

/** The batch that answers a request; `fresh` false = the same question was answered before (R111). */
export interface OpenedCycle {
  readonly runId: string;
  readonly batchId: string;
  readonly fresh: boolean;
}

/** Opens one facility's cycle now. Asked again with the same inputs it returns the same run; with others it supersedes it. */
@Injectable()
export class OpenCycleRun {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput; Refusal `pack.in-work` when somebody has packs of it in hand, `batch.closed` when the window's batch is closed: it is not built anew (R114) */
  execute(actor: Actor, request: CycleRunRequest): Promise<OpenedCycle> {
    return this.uow.run(actor, (tx) => openCycleRun(tx, request));
  }
}

/** As {@link OpenCycleRun}, in the transaction of somebody else. */
export async function openCycleRun(tx: Tx, request: CycleRunRequest): Promise<OpenedCycle> {
  const batch = await planCycleBatch(tx, request, 'to-open');
  const runs = tx.get(FillRunRepository);
  const current = await runs.currentBatch(batch.cycle.cycle_id, batch.window.from);
  const same = current !== null && request.asOf !== null && request.knownAt === null && current.state !== 'needs_attention'
    && current.as_of.getTime() === batch.asOf.getTime() && current.input_version === batch.cycle.input_version;
  if (same) return { runId: current.run_id, batchId: current.id, fresh: false };
  if (current?.closed === true) throw new Refusal('batch.closed');
  if (current !== null) await runs.supersede(current.id);
  const runId = await runs.cycleRun(batch.runDate, batch.asOf);
  const batchId = await runs.openBatch({ ...batch, runId });
  await offerSteps(tx, request.facilityId);
  await advance(tx, batch.cycle, batch.window.from);
  await tx.audit({ action: 'fill-run.open', subjectKind: 'fill_run', subjectId: runId, detail: { batches: 1 } });
  return { runId, batchId, fresh: true };
}

/** A window built by hand is not built again by night. */
async function advance(tx: Tx, row: CycleRow, built: Day): Promise<void> {
  if (day(row.next_window_from) > built) return;
  const cycle = cycleOf(row);
  const next = windowOn(cycle, windowOn(cycle, built).to);
  await tx.get(FillRunRepository).advanceClock(row.cycle_id, next.from, buildInstant(cycle, next, facilityTimeOf(row)));
}

/** The batch a request means, checked against the facility's cycle; also what a dry run computes. */
export async function planCycleBatch(tx: Tx, request: CycleRunRequest, purpose: 'to-open' | 'to-look'): Promise<Omit<NewBatch, 'runId'> & { runDate: Day }> {
  const runs = tx.get(FillRunRepository);
  const rows = await runs.cyclesOf(request.facilityId, purpose);
  const row = chooseCycle(rows, request.cycleStart, request.wing);
  const [cycle, where] = [cycleOf(row), facilityTimeOf(row)];
  const window = windowOn(cycle, request.cycleStart);
  const now = await tx.now();
  const asOf = request.asOf ?? now;
  return {
    cycle: row,
    window,
    previousFrom: (await runs.builtBefore(row, window.from)) ?? windowOn(cycle, addDays(window.from, -1)).from,
    asOf,
    knownAt: request.knownAt ?? now,
    inputVersion: request.knownAt === null ? row.input_version : null,
    dueAt: new Date(buildInstant(cycle, window, where) * 60_000),
    runDate: dayOf(where.zone.toLocal(Math.floor(asOf.getTime() / 60_000) as EpochMinute)),
  };
}
