import bwipjs from 'bwip-js';
import type { Canvas } from './canvas.js';
import { INK } from './ink.js';

/** Side of one module: 0.96 mm, which a worn 203 dpi label printer still keeps apart (D97, D105). */
export const MODULE = 2.72;

/** A DataMatrix symbol as rows of dark runs, in modules. */
export interface DataMatrix {
  /** Modules along one side; the quiet zone around it is the caller's, at least one module. */
  readonly modules: number;
  readonly runs: readonly { readonly row: number; readonly from: number; readonly length: number }[];
}

/** Symbols kept at most; a card's is drawn on its face and again on its label. */
const KEPT = 4096;
const known = new Map<string, DataMatrix>();

/** Encodes an opaque id. Throws Error when the text does not fit a symbol. */
export function dataMatrix(text: string): DataMatrix {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  if (known.size >= KEPT) known.clear();
  const symbol = encoded(text);
  known.set(text, symbol);
  return symbol;
}

function encoded(text: string): DataMatrix {
  const [symbol] = bwipjs.raw({ bcid: 'datamatrix', text });
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('no DataMatrix symbol');
  const { pixs, pixx, pixy } = symbol;
  const runs: { row: number; from: number; length: number }[] = [];
  for (let row = 0; row < pixy; row += 1) {
    for (let column = 0; column < pixx; column += 1) {
      if (pixs[row * pixx + column] !== 1) continue;
      const last = runs.at(-1);
      if (last !== undefined && last.row === row && last.from + last.length === column) last.length += 1;
      else runs.push({ row, from: column, length: 1 });
    }
  }
  return { modules: pixx, runs };
}

/** Side of a printed symbol in points, without its quiet zone. */
export function symbolSide({ modules }: DataMatrix): number {
  return modules * MODULE;
}

/** Draws a symbol with its upper left corner at x, y. */
export function drawDataMatrix(canvas: Canvas, symbol: DataMatrix, x: number, y: number): void {
  for (const { row, from, length } of symbol.runs) canvas.fill(x + from * MODULE, y + row * MODULE, length * MODULE, MODULE, INK.black);
}
