import type { DocumentIdentity } from './document-frame.js';

/** What a printer is off by: points to the right and downwards, and a factor on the size. Applied to whatever is drawn for it. */
export interface Calibration {
  readonly right: number;
  readonly down: number;
  readonly scale: number;
}

/** A printer's offsets by pack type; `''` = for every other. */
export type PrinterOffsets = Readonly<Record<string, Calibration>>;

/** What holds for a pack type; null = nothing is known of the printer. */
export function offsetFor(offsets: PrinterOffsets, packType: string | undefined): Calibration | null {
  return offsets[packType ?? ''] ?? offsets[''] ?? null;
}

/** Where cells of printed stock lie, in points from the upper left corner (D60). */
export interface PrintedGeometry {
  readonly page: { readonly x: number; readonly y: number };
  readonly origin: { readonly x: number; readonly y: number };
  readonly columns: number;
  readonly rows: number;
  readonly pitch: { readonly x: number; readonly y: number };
  readonly inset: { readonly x: number; readonly y: number };
  readonly cavity: { readonly x: number; readonly y: number };
  readonly margin: number;
}

/** The page that is laid over the stock to see what a printer is off by (D60, D107). */
export interface CalibrationModel {
  readonly kind: 'calibration';
  readonly identity: DocumentIdentity;
  readonly title: string;
  readonly geometry: PrintedGeometry;
  /** Cells that exist, row by row. */
  readonly cells: number;
  readonly round: boolean;
  /** What to do, and what is stored of the printer. */
  readonly notes: readonly string[];
}
