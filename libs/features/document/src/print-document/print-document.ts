import { Refusal } from '@cyclefill/contracts';
import type { Paper } from '@cyclefill/domain/documents';
import { invariant } from '@cyclefill/domain/kernel';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readPackPapers } from '../build-papers/batch-papers.js';
import { type PaperFile, asRevision } from '../build-papers/paper-file.js';
import { forPrinter } from '../calibration/for-printer.js';
import { readPrinterOffsets } from '../calibration/printer-offsets.js';
import type { ListedDocument } from '../data/document-page.query.js';
import { DocumentRenderer } from '../render/document-renderer.js';
import { buildSupplyPapers } from '../supply-papers/read-supply-papers.js';

const HashRow = z.object({ hash: z.string() });

async function filesOf(tx: Tx, { batchId, supplyId, paper }: ListedDocument): Promise<readonly PaperFile[]> {
  if (supplyId !== null) return (await buildSupplyPapers(tx, supplyId, paper as Paper)).files.map(({ file }) => file);
  invariant(batchId !== null, 'a face of neither a batch nor a supply');
  return (await readPackPapers(tx, batchId, paper as Paper)).files;
}

/** The same content, revision and name as a stored document. @throws Refusal document.outdated where what it was made from is other now */
async function sameFile(tx: Tx, document: ListedDocument): Promise<PaperFile> {
  const [stored] = await tx.query(HashRow, 'select order_set_hash as hash from document where id = $1', [document.id]);
  const file = (await filesOf(tx, document)).find(({ kind, name, wingId }) => kind === document.kind && name === document.name && wingId === document.wingId);
  if (file === undefined || file.contentHash !== stored?.hash) throw new Refusal('document.outdated');
  return asRevision(file, { revision: document.revision, drawn: null });
}

/** A stored document on the stock of packs, drawn anew for a printer that is off (D60). What is stored stays as it is. */
@Injectable()
export class PrintDocument {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(DocumentRenderer) private readonly renderer: DocumentRenderer) {}

  /** @throws Refusal printer.not-found, document.outdated */
  async execute(actor: Actor, document: ListedDocument, printer: string): Promise<Uint8Array> {
    const file = await this.uow.run(actor, async (tx) => forPrinter(await sameFile(tx, document), await readPrinterOffsets(tx, printer)), { isolation: 'REPEATABLE READ' });
    return (await this.renderer.render(file.order)).bytes;
  }
}
