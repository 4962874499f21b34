import { Refusal } from '@cyclefill/contracts';
import type { Paper } from '@cyclefill/domain/documents';
import { invariant } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { readBatchPapers, readPackPapers } from '../build-papers/batch-papers.js';
import { type PaperFile, asRevision } from '../build-papers/paper-file.js';
import type { ListedDocument } from '../data/document-page.query.js';
import { buildSupplyPapers } from '../supply-papers/read-supply-papers.js';

const HashRow = z.object({ hash: z.string() });
const BOOKS: ReadonlySet<string> = new Set(['mar', 'tar', 'insulin']);

async function filesOf(tx: Tx, { batchId, supplyId, kind, paper }: ListedDocument): Promise<readonly PaperFile[]> {
  if (supplyId !== null) return (await buildSupplyPapers(tx, supplyId, paper as Paper)).files.map(({ file }) => file);
  invariant(batchId !== null, 'a document of neither a batch nor a supply');
  return (await (BOOKS.has(kind) ? readBatchPapers : readPackPapers)(tx, batchId, paper as Paper)).files;
}

/** The same content, revision and name as a stored document. @throws Refusal document.outdated where what it was made from is other now */
export async function readSameFile(tx: Tx, document: ListedDocument): Promise<PaperFile> {
  const [stored] = await tx.query(HashRow, 'select order_set_hash as hash from document where id = $1', [document.id]);
  const file = (await filesOf(tx, document)).find(({ kind, name, wingId }) => kind === document.kind && name === document.name && wingId === document.wingId);
  if (file === undefined || file.contentHash !== stored?.hash) throw new Refusal('document.outdated');
  return asRevision(file, { revision: document.revision, drawn: null });
}
