import { type AccessScope, Refusal, scopeArrays } from '@cyclefill/contracts';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const OpenRow = z.object({
  id: z.uuid(), facility_id: z.uuid(), batch_id: z.uuid(), resident_id: z.uuid().nullable(), state: z.string(), owner_role: z.enum(['technician', 'pharmacist', 'manager']),
  overridable_by: z.array(z.string()),
});
export type OpenException = z.infer<typeof OpenRow>;

/** How an exception was closed. */
export type Decision = 'resolved' | 'overridden' | 'carried';

/** Exceptions that are worked on, each under a lock until the transaction ends. */
export class ExceptionRepository {
  constructor(private readonly tx: Tx) {}

  /** An open exception of a scope, locked. @throws Refusal exception.not-found, exception.decided, batch.closed */
  async lockOpen(scope: AccessScope, id: string): Promise<OpenException> {
    const [batch] = await this.tx.query(
      z.object({ closed: z.boolean() }),
      `select b.closed_at is not null as closed from fill_batch b join finding f on f.batch_id = b.id
       where f.id = $3 and f.is_current and ${residentInScope({ facility: 'f.facility_id', resident: 'f.resident_id' })} for no key update of b`,
      [...scopeArrays(scope), id],
    );
    if (batch === undefined) throw new Refusal('exception.not-found');
    if (batch.closed) throw new Refusal('batch.closed');
    const [row] = await this.tx.query(OpenRow, 'select id, facility_id, batch_id, resident_id, state, owner_role, overridable_by from finding where id = $1 for update', [id]);
    if (row === undefined) throw new Refusal('exception.not-found');
    if (row.state !== 'open') throw new Refusal('exception.decided');
    return row;
  }

  async assign(found: OpenException, ownerId: string | null): Promise<void> {
    await this.tx.execute('update finding set owner_id = $2 where id = $1', [found.id, ownerId]);
    await this.record(found, { kind: 'assigned', ownerId, reason: '' });
  }

  async decide(found: OpenException, decision: Decision, reason: string): Promise<void> {
    await this.tx.execute('update finding set state = $2, decided_by = $3, decided_at = now(), reason = $4 where id = $1', [found.id, decision, this.tx.actor.userId, reason]);
    await this.record(found, { kind: decision, ownerId: null, reason });
  }

  private async record(found: OpenException, event: { readonly kind: Decision | 'assigned'; readonly ownerId: string | null; readonly reason: string }): Promise<void> {
    await this.tx.execute(
      `insert into exception_event (id, tenant_id, facility_id, batch_id, finding_id, kind, owner_id, reason, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [this.tx.newId(), this.tx.actor.tenantId, found.facility_id, found.batch_id, found.id, event.kind, event.ownerId, event.reason, this.tx.actor.userId],
    );
    await this.tx.audit({ action: `exception.${event.kind}`, subjectKind: 'finding', subjectId: found.id, residentIds: found.resident_id === null ? [] : [found.resident_id], detail: { batchId: found.batch_id } });
  }
}
