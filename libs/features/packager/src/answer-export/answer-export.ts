import { type AccessScope, InvalidInput } from '@cyclefill/contracts';
import { PACKAGER_ADAPTERS } from '@cyclefill/interop/packager';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { lockWaitingExport } from '../data/lock-export.query.js';

/** The acknowledgement file of the machine, as it stands. */
export const answerExportSchema = z.strictObject({ file: z.string().max(4000) }).meta({ id: 'PackagerAnswerFile' });

/** Takes what a packaging machine answered. */
@Injectable()
export class AnswerExport {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal packager-export.not-found, packager-export.answered, row.stale; InvalidInput when the file is no acknowledgement */
  execute(actor: Actor, scope: AccessScope, { id, version, file }: { readonly id: string; readonly version: number; readonly file: string }): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const { adapter } = await lockWaitingExport(tx, scope, id, version);
      const answer = PACKAGER_ADAPTERS[adapter].acknowledge(file);
      if (answer === null) throw new InvalidInput([{ pointer: '/file', rule: 'begins with neither OK nor ERROR' }]);
      await tx.execute('update packager_export set state = $2, answered_at = now(), answer = $3, row_version = row_version + 1 where id = $1', [id, answer.accepted ? 'accepted' : 'rejected', answer.text]);
      await tx.audit({ action: 'packager-export.answer', subjectKind: 'packager_export', subjectId: id });
    });
  }
}
