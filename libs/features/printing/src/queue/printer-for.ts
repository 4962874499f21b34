import type { PlacedPrinter } from '../data/printer.repository.js';
import type { PrinterKind } from '../set-printer/printer-request.js';

const LABELS = 'label';

/** Whether a kind of printer prints a kind of document: label printers print labels alone. */
export function printsOn(printer: PrinterKind, documentKind: string): boolean {
  return printer === 'pdf' || documentKind === LABELS;
}

/** The printer of a station for a kind of document: labels rather on a label printer; the first by name. null = none prints it. */
export function printerFor(documentKind: string, printers: readonly PlacedPrinter[]): PlacedPrinter | null {
  const able = printers.filter(({ kind }) => printsOn(kind, documentKind));
  return (documentKind === LABELS ? able.find(({ kind }) => kind !== 'pdf') : undefined) ?? able[0] ?? null;
}
