import { invariant } from '@cyclefill/domain/kernel';
import { type Actor, type Tx, UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { Logger, errorFields } from '@cyclefill/platform/logging';
import { DocumentStorage } from '@cyclefill/platform/storage';
import { type TaskLease, TaskProcessor, completeTask, keepTask, putOffTask } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { type PaperFile, asRevision } from '../build-papers/paper-file.js';
import { type DocumentOwner, DocumentRepository } from '../data/document.repository.js';
import { DocumentRenderer } from '../render/document-renderer.js';
import { storeFile } from '../render/make-file.js';
import { type SetRow, type SetSource, holdSet, readSetSource, setFiles } from './set-files.js';
import { type SetFileRow, planSet, readSetFiles } from './set-plan.js';

/** What happened to a file of a set. */
type Drawn = { readonly revision: number; readonly sha256: string; readonly bytes: number; readonly pages: number } | { readonly errorCode: string };

const ownerOf = (set: SetRow): DocumentOwner => ({ facilityId: set.facility_id, batchId: null });
const FILE_TAKEN_SECONDS = 1;

/**
 * queued → running → done or failed: draws the files of a set one after the other, outside any transaction, and writes after
 * each how far it is. Whoever takes the task over goes on behind what is drawn. Its documents are recorded together at the end,
 * so that a set that was cancelled leaves none.
 */
@Injectable()
export class DrawSetProcessor extends TaskProcessor {
  readonly kind = 'document-set.asked';

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
    const begun = await this.uow.run(actor, (tx) => this.begin(tx, lease), { isolation: 'REPEATABLE READ' });
    if (begun !== null) await this.drawAll(actor, lease, begun);
    await this.uow.run(actor, (tx) => this.end(tx, lease));
  }

  async giveUp(tx: Tx, subject: string, errorCode: string): Promise<void> {
    await tx.execute(`update document_set_file set state = 'failed', error_code = $2 where set_id = $1 and state in ('queued', 'drawing')`, [subject, errorCode]);
    await tx.execute(`update document_set set state = 'failed', error_code = $2, ended_at = now() where id = $1 and state in ('queued', 'running')`, [subject, errorCode]);
  }

  /** null = it has ended already, such as by a person who cancelled it. */
  private async begin(tx: Tx, lease: TaskLease): Promise<{ readonly set: SetRow; readonly source: SetSource } | null> {
    await keepTask(tx, lease);
    const set = await holdSet(tx, lease.subject);
    if (set === null || (set.state !== 'queued' && set.state !== 'running')) return null;
    const source = await readSetSource(tx, set);
    if ((await readSetFiles(tx, set.id)).length === 0) await planSet(tx, set, source);
    await tx.execute(`update document_set set state = 'running', error_code = null where id = $1`, [set.id]);
    return { set, source };
  }

  private async drawAll(actor: Actor, lease: TaskLease, { set, source }: { readonly set: SetRow; readonly source: SetSource }): Promise<void> {
    const planned = await this.uow.run(actor, (tx) => readSetFiles(tx, set.id));
    for (const book of set.books) {
      const left = planned.filter((row) => row.book === book && (row.state === 'queued' || row.state === 'drawing'));
      // A book at a time is built and let go of: all at once would take the memory of the whole set.
      const files = left.length === 0 ? [] : setFiles(source, set, book);
      for (const row of left) {
        const file = files.find(({ name }) => name === row.name);
        if (file === undefined || file.contentHash !== row.content_hash) await this.note(actor, lease, row, { errorCode: 'document-set.changed' });
        else if (!(await this.drawOne(actor, lease, set, row, file))) return;
      }
    }
  }

  /** Whether to go on; not where somebody has cancelled it. */
  private async drawOne(actor: Actor, lease: TaskLease, set: SetRow, row: SetFileRow, file: PaperFile): Promise<boolean> {
    const turn = await this.uow.run(actor, async (tx) => {
      if (!(await isRunning(tx, lease))) return null;
      await tx.execute(`update document_set_file set state = 'drawing' where id = $1`, [row.id]);
      return tx.get(DocumentRepository).revisionOf(ownerOf(set), file);
    });
    if (turn === null) return false;
    const { revision, drawn } = turn;
    if (drawn !== null && (await this.storage.has(drawn.sha256))) return this.note(actor, lease, row, { revision, ...drawn });
    const printed = asRevision(file, turn);
    const pdf = await this.renderer.render(printed.order).catch((error: unknown) => {
      // The first time it may have been the thread that ended; the second time it is the file, and the other wings go on without it.
      if (lease.attempt === 1) throw error;
      return errorFields(error);
    });
    if (!('bytes' in pdf)) return this.note(actor, lease, row, { errorCode: pdf.errorCode ?? pdf.errorName ?? 'unknown' });
    const { stored, pages } = await storeFile(this, { documentSetId: set.id }, { file: printed, revision }, pdf);
    return this.note(actor, lease, row, { revision, ...stored, pages });
  }

  /** Writes down what happened to a file; false = somebody has cancelled the set. */
  private note(actor: Actor, lease: TaskLease, { id }: SetFileRow, drawn: Drawn): Promise<boolean> {
    return this.uow.run(actor, async (tx) => {
      if (!(await isRunning(tx, lease))) return false;
      if ('errorCode' in drawn) await tx.execute(`update document_set_file set state = 'failed', error_code = $2 where id = $1`, [id, drawn.errorCode]);
      else await tx.execute(`update document_set_file set state = 'drawn', revision = $2, sha256 = $3, bytes = $4, pages = $5 where id = $1`, [id, drawn.revision, drawn.sha256, drawn.bytes, drawn.pages]);
      return true;
    });
  }

  /** Records what was drawn, and how it ended. */
  private async end(tx: Tx, lease: TaskLease): Promise<void> {
    const set = await holdSet(tx, lease.subject);
    if (set === null || set.state !== 'running') return completeTask(tx, lease);
    const files = await readSetFiles(tx, set.id);
    const taken = [];
    for (const row of files) if (row.document_id === null && row.state === 'drawn' && !(await record(tx, set, row))) taken.push(row.id);
    if (taken.length > 0) {
      // Somebody else has recorded other content as that revision meanwhile: it is drawn again as the next one.
      await tx.execute(`update document_set_file set state = 'queued', revision = null, sha256 = null, bytes = null, pages = null where id = any($1::uuid[])`, [taken]);
      return putOffTask(tx, lease, FILE_TAKEN_SECONDS);
    }
    await completeTask(tx, lease);
    const failed = files.filter(({ state }) => state === 'failed').length;
    await tx.execute('update document_set set state = $2, error_code = $3, ended_at = now() where id = $1', [set.id, failed > 0 ? 'failed' : 'done', failed > 0 ? 'document-set.wings-failed' : null]);
    await tx.audit({ action: 'document-set.draw', subjectKind: 'document_set', subjectId: set.id, detail: { files: files.length, failed } });
  }
}

/** Whether a set is in these hands and nobody has ended it; it stays so until the transaction ends. @throws LeaseLost */
async function isRunning(tx: Tx, lease: TaskLease): Promise<boolean> {
  await keepTask(tx, lease);
  return (await holdSet(tx, lease.subject))?.state === 'running';
}

/** Whether a drawn file stands under its name and revision. */
async function record(tx: Tx, set: SetRow, { id, book, name, wing_id: wingId, content_hash: contentHash, revision, sha256, bytes, pages }: SetFileRow): Promise<boolean> {
  invariant(revision !== null && sha256 !== null && bytes !== null && pages !== null, 'a drawn file of which nothing is known');
  const [documents, file, stored] = [tx.get(DocumentRepository), { kind: book, name, wingId, paper: set.paper, contentHash }, { sha256, bytes }];
  await documents.add(ownerOf(set), file, revision, stored, pages);
  const documentId = await documents.idOf(ownerOf(set), file, revision, stored);
  if (documentId !== null) await tx.execute('update document_set_file set document_id = $2 where id = $1', [id, documentId]);
  return documentId !== null;
}
