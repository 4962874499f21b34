import { Refusal } from '@cyclefill/contracts';
import type { Paper } from '@cyclefill/domain/documents';
import { invariant } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { readBatchPapers, readPackPapers } from '../build-papers/batch-papers.js';
import { type PaperFile, asRevision } from '../build-papers/paper-file.js';
import { RECORD_BOOKS } from '../build-papers/books.js';
import type { ListedDocument } from '../data/document-page.query.js';
import { SET_BOOKS, readSet, readSetSource, setFiles } from '../document-sets/set-files.js';
import { buildSupplyPapers } from '../supply-papers/read-supply-papers.js';

const SetRow = z.object({ set_id: z.string(), book: z.enum(SET_BOOKS) });
const HashRow = z.object({ hash: z.string() });
const BOOKS: ReadonlySet<string> = new Set(RECORD_BOOKS);

/** The files of the book in a set by which a document was drawn. */
async function filesOfSet(tx: Tx, documentId: string): Promise<readonly PaperFile[]> {
  const [row] = await tx.query(SetRow, 'select set_id, book from document_set_file where document_id = $1 order by set_id limit 1', [documentId]);
  const set = row === undefined ? null : await readSet(tx, row.set_id);
  invariant(row !== undefined && set !== null, 'a document of no batch, supply or set');
  return setFiles(await readSetSource(tx, set), set, row.book);
}

async function filesOf(tx: Tx, { id, batchId, supplyId, kind, paper }: ListedDocument): Promise<readonly PaperFile[]> {
  if (supplyId !== null) return (await buildSupplyPapers(tx, supplyId, paper as Paper)).files.map(({ file }) => file);
  if (batchId === null) return filesOfSet(tx, id);
  return (await (BOOKS.has(kind) ? readBatchPapers : readPackPapers)(tx, batchId, paper as Paper)).files;
}

/** The same content, revision and name as a stored document. @throws Refusal document.outdated where what it was made from is other now */
export async function readSameFile(tx: Tx, document: ListedDocument): Promise<PaperFile> {
  const [stored] = await tx.query(HashRow, 'select order_set_hash as hash from document where id = $1', [document.id]);
  const file = (await filesOf(tx, document)).find(({ kind, name, wingId }) => kind === document.kind && name === document.name && wingId === document.wingId);
  if (file === undefined || file.contentHash !== stored?.hash) throw new Refusal('document.outdated');
  return asRevision(file, { revision: document.revision, drawn: null });
}
