import { UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { type TaskLease, TaskProcessor, completeTask } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { AskRenewals } from './ask-renewals.js';

/** The daily look ahead of a facility: asks for the renewals it names (R113). */
@Injectable()
export class AskRenewalsProcessor extends TaskProcessor {
  readonly kind = 'facility.look-ahead';
  private readonly asking: AskRenewals;

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {
    super();
    this.asking = new AskRenewals(uow);
  }

  async run(lease: TaskLease): Promise<void> {
    const actor = systemActor(lease.tenantId);
    const windows = await this.asking.read(actor, lease.subject, null);
    await this.uow.run(actor, async (tx) => {
      await this.asking.write(tx, lease.subject, windows, null);
      await completeTask(tx, lease);
    });
  }

  /** The task itself shows what stopped; the next day looks again. */
  giveUp(): Promise<void> {
    return Promise.resolve();
  }
}
