import { Refusal } from '@cyclefill/contracts';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { readHl7Message } from '../read/hl7-messages.js';
import { type Hl7Answer, actAnew } from './receive-hl7.js';

/** Acts again on a message that waits or was refused, after somebody has mended what kept it: the settings of the sender, the census. */
export class ReplayHl7 {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws Refusal hl7-message.not-found, hl7-message.settled */
  execute(actor: Actor, id: string): Promise<Hl7Answer> {
    return this.uow.run(actor, async (tx) => {
      const message = await readHl7Message(tx, id);
      if (message === null) throw new Refusal('hl7-message.not-found');
      if (message.state === 'applied' || message.state === 'conflict') throw new Refusal('hl7-message.settled');
      return actAnew(tx, id, message.raw);
    });
  }
}
