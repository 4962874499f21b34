import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { forPrinter } from '../calibration/for-printer.js';
import { readPrinterOffsets } from '../calibration/printer-offsets.js';
import type { ListedDocument } from '../data/document-page.query.js';
import { DocumentRenderer } from '../render/document-renderer.js';
import { readSameFile } from './same-file.js';

/** A stored document on the stock of packs, drawn anew for a printer that is off (D60). What is stored stays as it is. */
@Injectable()
export class PrintDocument {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(DocumentRenderer) private readonly renderer: DocumentRenderer) {}

  /** @throws Refusal printer.not-found, document.outdated */
  async execute(actor: Actor, document: ListedDocument, printer: string): Promise<Uint8Array> {
    const file = await this.uow.run(actor, async (tx) => forPrinter(await readSameFile(tx, document), await readPrinterOffsets(tx, printer)), { isolation: 'REPEATABLE READ' });
    return (await this.renderer.render(file.order)).bytes;
  }
}
