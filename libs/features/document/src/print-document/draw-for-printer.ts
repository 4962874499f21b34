import { Refusal } from '@cyclefill/contracts';
import type { DocumentIdentity, PrinterOffsets } from '@cyclefill/domain/documents';
import { LABEL_DPI, renderZplLabels } from '@cyclefill/pdf';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { DocumentStorage } from '@cyclefill/platform/storage';
import { Inject, Injectable } from '@nestjs/common';
import { type PaperFile, withIdentity } from '../build-papers/paper-file.js';
import { forPrinter, isOnStock } from '../calibration/for-printer.js';
import { findPrinterOffsets } from '../calibration/printer-offsets.js';
import { DocumentPageQuery } from '../data/document-page.query.js';
import { DocumentRenderer, type RenderOrder } from '../render/document-renderer.js';
import { readSameFile } from './same-file.js';

/** One print of a document. */
export interface Printing {
  readonly documentId: string;
  /** The one pack whose labels or faces are printed; `''` = the whole document. */
  readonly packCode: string;
  /** n of `REPRINT n`; 0 = its first print. */
  readonly reprint: number;
  /** Drawn with what is stored of this printer, where it is on the stock of packs. */
  readonly printer: string;
  /** Pages, or the language of a label printer of so many dots per inch. */
  readonly language: 'pdf' | `zpl-${(typeof LABEL_DPI)[number]}`;
}

type Coded = { readonly packId?: string };

/** The models of one pack alone. @throws Refusal pack.not-found */
function ofPack(order: RenderOrder, packCode: string): RenderOrder {
  if (packCode === '') return order;
  const models = (order.models as readonly Coded[]).filter(({ packId }) => packId === packCode);
  if (models.length === 0) throw new Refusal('pack.not-found');
  return { ...order, models } as unknown as RenderOrder;
}

const again = (order: RenderOrder, reprint: number): RenderOrder => (reprint === 0 ? order : withIdentity(order, (identity: DocumentIdentity) => ({ ...identity, reprint })));

/** The bytes that a printer is sent for a stored document. What is stored stays as it is, and its id and revision stand on each print. */
@Injectable()
export class DrawForPrinter {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(DocumentRenderer) private readonly renderer: DocumentRenderer,
    @Inject(DocumentStorage) private readonly storage: DocumentStorage,
  ) {}

  /** @throws Refusal document.not-found, document.outdated where a newer revision or other content is there, pack.not-found, printer.cannot-print */
  async execute(actor: Actor, printing: Printing): Promise<Uint8Array> {
    const found = await this.uow.run(actor, (tx) => this.read(tx, printing), { isolation: 'REPEATABLE READ' });
    if ('sha256' in found) return this.storage.get(found.sha256);
    const order = again(ofPack(found.order, printing.packCode), printing.reprint);
    if (printing.language === 'pdf') return (await this.renderer.render(order)).bytes;
    const dpi = LABEL_DPI.find((known) => printing.language === `zpl-${known}`);
    if (order.kind !== 'label' || dpi === undefined) throw new Refusal('printer.cannot-print');
    return renderZplLabels(order.models, dpi).bytes;
  }

  /** The file to draw, or where it lies already drawn as it is wanted. */
  private async read(tx: Tx, { documentId, packCode, reprint, printer, language }: Printing): Promise<PaperFile | { readonly sha256: string }> {
    const documents = tx.get(DocumentPageQuery);
    const document = await documents.one('pharmacy', documentId);
    if (document === null) throw new Refusal('document.not-found');
    if (!(await documents.isLatest(documentId))) throw new Refusal('document.outdated');
    const offsets: PrinterOffsets | null = isOnStock(document.kind) ? await findPrinterOffsets(tx, printer) : null;
    if (language === 'pdf' && packCode === '' && reprint === 0 && offsets === null) return { sha256: document.sha256 };
    const file = await readSameFile(tx, document);
    return offsets === null ? file : forPrinter(file, offsets);
  }
}
