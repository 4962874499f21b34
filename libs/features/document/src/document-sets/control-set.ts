import { type AccessScope, Refusal, inScope } from '@cyclefill/contracts';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { type SetRow, holdSet } from './set-files.js';

/** Ends a set that is being drawn, or begins anew what of one failed. Whoever does so must be allowed all that it is of. */
@Injectable()
export class ControlSet {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Whoever draws it stops before the next wing; none of it becomes a document. One that is cancelled stays so. @throws Refusal document-set.not-found, document-set.state-forbids */
  cancel(actor: Actor, scope: AccessScope, id: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const set = await hold(tx, scope, id);
      if (set.state === 'cancelled') return;
      if (set.state !== 'queued' && set.state !== 'running') throw new Refusal('document-set.state-forbids');
      await tx.execute(
        `update document_set_file set state = 'cancelled', error_code = null, revision = null, sha256 = null, bytes = null, pages = null where set_id = $1 and document_id is null`, [id],
      );
      await tx.execute(`update document_set set state = 'cancelled', ended_at = now() where id = $1`, [id]);
      await tx.audit({ action: 'document-set.cancel', subjectKind: 'document_set', subjectId: id });
    });
  }

  /** @param wingId one wing; null = all that failed. @throws Refusal document-set.not-found, document-set.state-forbids, document-set.nothing-failed */
  retry(actor: Actor, scope: AccessScope, id: string, wingId: string | null): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const set = await hold(tx, scope, id);
      if (set.state !== 'failed') throw new Refusal('document-set.state-forbids');
      const begun = await tx.execute(`update document_set_file set state = 'queued', error_code = null where set_id = $1 and state = 'failed' and ($2::uuid is null or wing_id = $2)`, [id, wingId]);
      // What failed before its wings were known begins anew as a whole.
      if (begun === 0 && wingId !== null) throw new Refusal('document-set.nothing-failed');
      await tx.execute(`update document_set set state = 'queued', error_code = null, ended_at = null, attempt = attempt + 1 where id = $1`, [id]);
      await tx.emit('document-set.asked', id, { generation: set.attempt + 1 });
      await tx.audit({ action: 'document-set.retry', subjectKind: 'document_set', subjectId: id, detail: { wingId } });
    });
  }
}

async function hold(tx: Tx, scope: AccessScope, id: string): Promise<SetRow> {
  const set = await holdSet(tx, id);
  if (set === null || !inScope(scope, set.facility_id, set.wing_id)) throw new Refusal('document-set.not-found');
  return set;
}
