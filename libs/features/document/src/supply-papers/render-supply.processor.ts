import { type Tx, UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { Logger } from '@cyclefill/platform/logging';
import { DocumentStorage } from '@cyclefill/platform/storage';
import { type TaskLease, TaskProcessor, completeTask } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { DocumentRepository } from '../data/document.repository.js';
import { DocumentRenderer } from '../render/document-renderer.js';
import { makeFile } from '../render/make-file.js';
import { buildSupplyPapers } from './read-supply-papers.js';

/** filled → documented: the papers of a fill on demand or a leave, read once, drawn outside any transaction, recorded in one. A retry draws the same bytes. */
@Injectable()
export class RenderSupplyProcessor extends TaskProcessor {
  readonly kind = 'supply.filled';

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(DocumentRenderer) readonly renderer: DocumentRenderer,
    @Inject(DocumentStorage) readonly storage: DocumentStorage,
    @Inject(Logger) readonly log: Logger,
  ) {
    super();
  }

  async run(lease: TaskLease): Promise<void> {
    const actor = systemActor(lease.tenantId);
    const { owner, state, files } = await this.uow.run(actor, (tx) => buildSupplyPapers(tx, lease.subject, null), { isolation: 'REPEATABLE READ' });
    const made = state === 'filled' ? await Promise.all(files.map((file) => makeFile(this, { supplyId: lease.subject }, file))) : [];
    await this.uow.run(actor, async (tx) => {
      await completeTask(tx, lease);
      const advanced = await tx.execute(`update outside_supply set state = 'documented', documented_at = now(), error_code = null where id = $1 and state = 'filled'`, [lease.subject]);
      if (advanced === 0) return;
      const documents = tx.get(DocumentRepository);
      for (const { file, revision, stored, pages } of made) await documents.add(owner, file, revision, stored, pages);
      await tx.audit({ action: 'document.render', subjectKind: 'outside_supply', subjectId: lease.subject, residentIds: owner.residentId === undefined ? [] : [owner.residentId], detail: { files: made.length } });
    });
  }

  async giveUp(tx: Tx, subject: string, errorCode: string): Promise<void> {
    await tx.execute(`update outside_supply set state = 'needs_attention', error_code = $2 where id = $1 and state = 'filled'`, [subject, errorCode]);
  }
}
