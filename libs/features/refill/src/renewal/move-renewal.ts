import { Refusal } from '@cyclefill/contracts';
import { RENEWAL_STATUSES, type RenewalStatus } from '@cyclefill/domain/refill';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

/** From asked to sent, from sent to an answer; silence is one, and a prescriber may be asked again after it. */
const NEXT: Readonly<Record<RenewalStatus, readonly RenewalStatus[]>> = { asked: ['sent'], sent: ['approved', 'denied', 'no_answer'], approved: [], denied: [], no_answer: [] };

const RenewalRow = z.object({ status: z.enum(RENEWAL_STATUSES), resident_id: z.string() });

/** Moves a renewal along: sent to the prescriber, then approved, denied or never answered, each with who and when. */
@Injectable()
export class MoveRenewal {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal renewal.not-found, renewal.step-not-allowed */
  execute(actor: Actor, id: string, to: RenewalStatus, note: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const [row] = await tx.query(RenewalRow, 'select status, resident_id from renewal_request where id = $1 for update', [id]);
      if (row === undefined) throw new Refusal('renewal.not-found');
      if (!NEXT[row.status].includes(to)) throw new Refusal('renewal.step-not-allowed');
      await tx.execute('update renewal_request set status = $2, row_version = row_version + 1 where id = $1', [id, to]);
      await tx.execute(`insert into renewal_step (id, tenant_id, renewal_id, status, note, by_user) values ($1, $2, $3, $4, $5, $6)`, [
        tx.newId(), tx.actor.tenantId, id, to, note, tx.actor.userId,
      ]);
      await tx.audit({ action: `renewal.${to.replace('_', '-')}`, subjectKind: 'renewal_request', subjectId: id, residentIds: [row.resident_id] });
    });
  }
}
