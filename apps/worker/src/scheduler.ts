import { OpenDowntimeKits } from '@cyclefill/features/document';
import { OfferWaitingSteps, OpenNightlyRun } from '@cyclefill/features/fill';
import { RetryWaitingHl7 } from '@cyclefill/features/hl7';
import { AnswerForsaken, OfferLookAheads } from '@cyclefill/features/refill';
import { UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { Logger, errorFields } from '@cyclefill/platform/logging';
import { QueuePort, type QueueJob } from '@cyclefill/platform/queue';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

/** The tick that asks whether anything is due. It carries nothing: the database knows. */
const TICK: QueueJob = { name: 'open-due-runs', queue: 'tick', attempts: 1 };
const TICK_MS = 60_000;

const TenantRow = z.object({ tenant_id: z.string() });

/** Opens due runs and downtime kits: on the queue's tick, and by itself besides, because an emptied queue forgets its schedule (fault 5). */
@Injectable()
export class Scheduler {
  private readonly lookAheads: OfferLookAheads;
  private readonly waitingMessages: RetryWaitingHl7;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(OpenNightlyRun) private readonly opener: OpenNightlyRun,
    @Inject(OfferWaitingSteps) private readonly steps: OfferWaitingSteps,
    @Inject(AnswerForsaken) private readonly forsaken: AnswerForsaken,
    @Inject(OpenDowntimeKits) private readonly kits: OpenDowntimeKits,
    @Inject(QueuePort) private readonly queue: QueuePort,
    @Inject(Logger) private readonly log: Logger,
  ) {
    this.lookAheads = new OfferLookAheads(uow);
    this.waitingMessages = new RetryWaitingHl7(uow);
  }

  /** Starts listening to the tick. */
  async start(lockMs: number): Promise<void> {
    await this.queue.work(TICK.queue, () => this.openDueRuns(), { concurrency: 1, lockMs });
    await this.reconcile();
  }

  /** What every worker does each half minute: opens what is due, looks ahead once a day, tries waiting messages again, makes sure that no batch and no request stands still and that the tick still comes. */
  async reconcile(): Promise<void> {
    await this.openDueRuns();
    const offered = await this.steps.execute();
    if (offered > 0) this.log.info('fill-batch.offered', { count: offered });
    const answered = await this.forsaken.execute();
    if (answered > 0) this.log.info('refill.answered-anew', { count: answered });
    const looked = await this.lookAheads.execute();
    if (looked > 0) this.log.info('look-ahead.offered', { count: looked });
    for (const { tenant_id: tenantId } of await this.uow.acrossTenants((tx) => tx.query(TenantRow, 'select id as tenant_id from tenant order by id'))) {
      const applied = await this.waitingMessages.execute(tenantId);
      if (applied > 0) this.log.info('hl7.applied', { pharmacyId: tenantId, count: applied });
    }
    try {
      await this.queue.scheduleEvery(TICK, TICK_MS);
    } catch (error) {
      this.log.warn('scheduler.tick.missing', errorFields(error));
    }
  }

  private async openDueRuns(): Promise<void> {
    const due = await this.uow.acrossTenants((tx) => tx.query(TenantRow, 'select distinct tenant_id from cycle_clock where build_at <= now() order by tenant_id'));
    for (const { tenant_id: tenantId } of due) {
      const { runIds, batchIds } = await this.opener.execute(systemActor(tenantId), null);
      for (const runId of runIds) this.log.info('fill-run.opened', { pharmacyId: tenantId, runId, count: batchIds.length });
    }
    const kits = await this.kits.execute();
    if (kits.length > 0) this.log.info('downtime-kit.opened', { count: kits.length });
  }
}
