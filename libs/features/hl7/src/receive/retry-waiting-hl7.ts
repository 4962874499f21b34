import { type UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { z } from 'zod';
import { tryAgain, tryWaiting, waitingMessage } from './try-waiting.js';

const Id = z.object({ id: z.string() });
const Numbers = waitingMessage.extend({ numbers: z.array(z.string()) });
/** What is tried again at a time. */
const AT_A_TIME = 100;
const DUE = "select id from hl7_message where state = 'waiting' and (tried_at is null or tried_at < now() - interval '10 minutes') order by tried_at nulls first, event_at, id limit $1";

/** Tries what waits again every ten minutes: what kept it may have been mended where no message tells of it, such as an order that a pharmacist opened. */
export class RetryWaitingHl7 {
  constructor(private readonly uow: UnitOfWork) {}

  /** How many of a pharmacy were applied. */
  async execute(tenantId: string): Promise<number> {
    const actor = systemActor(tenantId);
    const due = await this.uow.run(actor, (tx) => tx.query(Id, DUE, [AT_A_TIME]));
    let count = 0;
    for (const { id } of due) {
      count += await this.uow.run(actor, async (tx) => {
        const [message] = await tx.query(Numbers, "select id, raw, sender, patient_numbers as numbers from hl7_message where id = $1 and state = 'waiting' for update skip locked", [id]);
        const applied = message === undefined ? null : await tryAgain(tx, message);
        if (applied === null) return 0;
        if (applied.residentId !== null && message !== undefined) await tryWaiting(tx, applied.partner, { residentId: applied.residentId, numbers: message.numbers });
        return 1;
      });
    }
    return count;
  }
}
