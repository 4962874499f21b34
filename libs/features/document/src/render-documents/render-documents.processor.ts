import { isAmendedBatch, offerSteps, stopBatch } from '@cyclefill/features/fill';
import { reservePlannedBatch } from '@cyclefill/features/stock';
import { type Tx, UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { Logger } from '@cyclefill/platform/logging';
import { DocumentStorage } from '@cyclefill/platform/storage';
import { type TaskLease, TaskProcessor, completeTask } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readBatchPapers } from '../build-papers/batch-papers.js';
import { type PaperFile, asRevision } from '../build-papers/paper-file.js';
import { DocumentRepository } from '../data/document.repository.js';
import { DocumentRenderer } from '../render/document-renderer.js';
import { makeFile } from '../render/make-file.js';

/** The files of a batch, and which version of its row they are drawn from. */
interface ReadFiles {
  readonly facilityId: string;
  readonly rowVersion: number;
  readonly files: readonly { readonly file: PaperFile; readonly revision: number }[];
}

const VersionRow = z.object({ row_version: z.int() });

/** planned → documented: keeps stock for what was planned, reads once, draws outside any transaction, and records all files in one. */
@Injectable()
export class RenderDocumentsProcessor extends TaskProcessor {
  readonly kind = 'fill-batch.planned';

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
    const isOutdated = await this.uow.run(actor, (tx) => reservePlannedBatch(tx, lease.subject));
    const read = isOutdated ? null : await this.uow.run(actor, (tx) => this.read(tx, lease.subject), { isolation: 'REPEATABLE READ' });
    // Its rebuild leaves this task again.
    if (read === null) return this.uow.run(actor, (tx) => completeTask(tx, lease));
    const { facilityId, rowVersion, files } = read;
    const made = await Promise.all(files.map((file) => makeFile(this, { batchId: lease.subject }, file)));
    await this.uow.run(actor, async (tx) => {
      await completeTask(tx, lease);
      // Paused, cancelled or rebuilt while it was drawn: the files stay without a row, and a later turn draws them again.
      const advanced = await tx.execute(
        `update fill_batch set state = 'documented', documented_at = now(), row_version = row_version + 1 where id = $1 and state = 'planned' and is_current and row_version = $2`,
        [lease.subject, rowVersion],
      );
      if (advanced === 0) return void (await offerSteps(tx, facilityId));
      const documents = tx.get(DocumentRepository);
      for (const { file, revision, stored, pages } of made) await documents.add({ facilityId, batchId: lease.subject }, file, revision, stored, pages);
      await tx.audit({ action: 'document.render', subjectKind: 'fill_batch', subjectId: lease.subject, detail: { files: made.length } });
    });
  }

  giveUp(tx: Tx, subject: string, errorCode: string): Promise<void> {
    return stopBatch(tx, subject, errorCode);
  }

  /** null = the batch waits for a rebuild. */
  private async read(tx: Tx, batchId: string): Promise<ReadFiles | null> {
    if (await isAmendedBatch(tx, batchId)) return null;
    const [row] = await tx.query(VersionRow, 'select row_version from fill_batch where id = $1', [batchId]);
    const rowVersion = row?.row_version ?? 0;
    const { plan, files } = await readBatchPapers(tx, batchId, null);
    const { facilityId, state } = plan.snapshot.batch;
    // Paused or cancelled since: nothing is drawn.
    if (state !== 'planned') return { facilityId, rowVersion, files: [] };
    const revised = [];
    for (const file of files) {
      const revision = await tx.get(DocumentRepository).revisionOf({ facilityId, batchId }, file);
      revised.push({ file: asRevision(file, revision), revision: revision.revision });
    }
    return { facilityId, rowVersion, files: revised };
  }
}
