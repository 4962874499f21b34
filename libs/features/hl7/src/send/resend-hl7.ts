import { Refusal } from '@cyclefill/contracts';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Hl7OutboxRepository } from './outbox.repository.js';

/** Sends a message again that was refused or that nobody answered, after somebody has mended what kept it; under its old control id. */
export class ResendHl7 {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws Refusal hl7-message.not-found, hl7-message.settled */
  execute(actor: Actor, id: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const outbox = tx.get(Hl7OutboxRepository);
      const message = await outbox.hold(id);
      if (message === null) throw new Refusal('hl7-message.not-found');
      if (message.state === 'delivered' || message.state === 'waiting') throw new Refusal('hl7-message.settled');
      await outbox.reopen(id);
      await tx.emit('hl7-out.written', id, { generation: message.tries + 1 });
      await tx.audit({ action: 'hl7.resend', subjectKind: 'hl7_outbox', subjectId: id });
    });
  }
}
