import { type AccessScope, Refusal, facilitiesOf } from '@cyclefill/contracts';
import { type BatchCommand, type BatchState, type WorkedState, commandBatch } from '@cyclefill/domain/cycle-fill';
import { day } from '@cyclefill/domain/kernel';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { tellLaterWindows } from '../data/later-windows.js';
import { offerSteps } from '../data/offer-steps.js';
import { refusePacksInWork } from '../data/packs-in-work.js';
import { readRun } from '../data/run.query.js';
import { type ControlledBatch, lockBatch, lockBatches } from './controlled-batch.query.js';

/** A command for one batch, or for every batch of a run that it can be done to. */
export type ControlTarget = { readonly batchId: string } | { readonly runId: string; readonly facilityId: string | null };

/** What became of one batch. */
export interface ControlledOutcome {
  readonly batchId: string;
  readonly facility: string;
  readonly windowFrom: string;
  readonly state: BatchState;
  /** false = it had been done before, or cannot be done to this batch of the run. */
  readonly changed: boolean;
}

/**
 * Pauses, resumes, cancels and retries batches. A worker that is at a batch holds its row: the command waits for it and
 * meets the state it leaves, or the worker meets the command's. Either way each did its part whole.
 */
@Injectable()
export class ControlRun {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal run.not-found, batch.not-found, batch.state-forbids when the command can be done to none of them, pack.in-work when packs of a batch to cancel are in somebody's hand */
  execute(actor: Actor, scope: AccessScope, command: BatchCommand, target: ControlTarget): Promise<readonly ControlledOutcome[]> {
    return this.uow.run(actor, async (tx) => {
      const batches = await targets(tx, scope, target);
      const answers = batches.map((batch) => commandBatch({ state: batch.state, worked: workedState(batch) }, command));
      if (answers.every(({ kind }) => kind === 'refused')) throw new Refusal('batch.state-forbids');
      const outcomes: ControlledOutcome[] = [];
      for (const [index, batch] of batches.entries()) {
        const answer = answers[index];
        const state = answer?.kind === 'to' ? answer.state : batch.state;
        if (answer?.kind === 'to') await move(tx, batch, state, command);
        outcomes.push({ batchId: batch.id, facility: batch.facility_code, windowFrom: batch.window_from, state, changed: answer?.kind === 'to' });
      }
      // What a batch held up may go on now, and what goes on needs its next task.
      for (const facilityId of new Set(batches.map((batch) => batch.facility_id))) await offerSteps(tx, facilityId);
      return outcomes;
    });
  }
}

async function targets(tx: Tx, scope: AccessScope, target: ControlTarget): Promise<readonly ControlledBatch[]> {
  const facilities = facilitiesOf(scope);
  if ('batchId' in target) {
    const batch = await lockBatch(tx, target.batchId, facilities);
    if (batch === null) throw new Refusal('batch.not-found');
    return [batch];
  }
  if ((await readRun(tx, target.runId)) === null) throw new Refusal('run.not-found');
  const batches = await lockBatches(tx, target.runId, target.facilityId, facilities);
  if (batches.length === 0) throw new Refusal('batch.not-found');
  return batches;
}

/** The step a batch had reached before a person or a failure stopped it. */
function workedState({ paused_from: pausedFrom, computed, planned }: ControlledBatch): WorkedState {
  return pausedFrom ?? (planned ? 'planned' : computed ? 'computed' : 'opened');
}

async function move(tx: Tx, batch: ControlledBatch, state: BatchState, command: BatchCommand): Promise<void> {
  if (state === 'cancelled') {
    await refusePacksInWork(tx, batch.id);
    // Nothing of it may be packed or counted; nothing is deleted.
    for (const table of ['fill_line', 'finding', 'pack']) await tx.execute(`update ${table} set is_current = false where batch_id = $1 and is_current`, [batch.id]);
  }
  await tx.execute(
    `update fill_batch set state = $2, paused_from = $3, is_current = is_current and $2 <> 'cancelled', superseded_at = case when $2 = 'cancelled' then now() else superseded_at end,
       error_code = case when $2 in ('paused', 'cancelled') then error_code end, row_version = row_version + 1 where id = $1`,
    [batch.id, state, state === 'paused' ? batch.state : null],
  );
  if (state === 'cancelled' && batch.planned) await tx.emit('fill-batch.discarded', batch.id);
  if (state === 'cancelled' && batch.computed) await tellLaterWindows(tx, { id: batch.id, facilityId: batch.facility_id, window: { from: day(batch.window_from) }, fills: { wingId: batch.wing_id } }, null);
  await tx.audit({ action: `fill-batch.${command}`, subjectKind: 'fill_batch', subjectId: batch.id, detail: { from: batch.state, to: state } });
}
