import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { lockWaitingExport } from '../data/lock-export.query.js';

/** Hands the very same files over once more, under the same number, and waits as long again for the answer. */
@Injectable()
export class ResendExport {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** What holds a dose that is not planned any more is not sent again. @throws Refusal packager-export.not-found, packager-export.answered, packager-export.out-of-date, row.stale */
  execute(actor: Actor, scope: AccessScope, { id, version }: { readonly id: string; readonly version: number }): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const { outOfDate } = await lockWaitingExport(tx, scope, id, version);
      if (outOfDate) throw new Refusal('packager-export.out-of-date');
      await tx.execute('update packager_export set attempts = attempts + 1, due_at = now() + (due_at - sent_at), sent_at = now(), row_version = row_version + 1 where id = $1', [id]);
      await tx.audit({ action: 'packager-export.resend', subjectKind: 'packager_export', subjectId: id });
    });
  }
}
