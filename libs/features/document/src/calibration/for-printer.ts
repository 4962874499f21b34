import type { PrinterOffsets } from '@cyclefill/domain/documents';
import type { PaperFile } from '../build-papers/paper-file.js';

const ON_STOCK = ['card', 'week', 'pouch'] as const;

/** Whether a kind of paper is drawn on the stock of packs, so that it matters what a printer is off by. */
export function isOnStock(kind: string): boolean {
  return ON_STOCK.some((one) => one === kind);
}

/** A file as it is drawn for a printer that is off: not as it was drawn and stored before. */
export function forPrinter(file: PaperFile, offsets: PrinterOffsets): PaperFile {
  return isOnStock(file.order.kind) ? ({ ...file, order: { ...file.order, offsets }, drawn: null } as PaperFile) : file;
}
