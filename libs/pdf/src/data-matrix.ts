import type { Canvas } from './canvas.js';
import { codewordsOf } from './data-matrix-codewords.js';
import { placeCodewords } from './data-matrix-placement.js';
import { INK } from './ink.js';

/** Side of one module: 0.96 mm, which a worn 203 dpi label printer still keeps apart (D97, D105). */
export const MODULE = 2.72;

/** A DataMatrix symbol as rows of dark runs, in modules. */
export interface DataMatrix {
  /** Modules along one side; the quiet zone around it is the caller's, at least one module. */
  readonly modules: number;
  readonly runs: readonly { readonly row: number; readonly from: number; readonly length: number }[];
}

/** Encodes an opaque ASCII id. Throws RangeError when the text does not fit a symbol. */
export function dataMatrix(text: string): DataMatrix {
  const { modules, bytes } = codewordsOf(text);
  const inside = placeCodewords(bytes, modules - 2);
  const runs: { row: number; from: number; length: number }[] = [];
  for (let row = 0; row < modules; row += 1) {
    for (let column = 0; column < modules; column += 1) {
      if (!isDark(inside, modules, row, column)) continue;
      const last = runs.at(-1);
      if (last !== undefined && last.row === row && last.from + last.length === column) last.length += 1;
      else runs.push({ row, from: column, length: 1 });
    }
  }
  return { modules, runs };
}

/** Solid at the left and the foot, every second module at the top and the right, codewords inside. */
function isDark(inside: Uint8Array, modules: number, row: number, column: number): boolean {
  if (column === 0 || row === modules - 1) return true;
  if (row === 0) return column % 2 === 0;
  if (column === modules - 1) return row % 2 === 1;
  return inside[(row - 1) * (modules - 2) + column - 1] === 1;
}

/** Side of a printed symbol in points, without its quiet zone. */
export function symbolSide({ modules }: DataMatrix): number {
  return modules * MODULE;
}

/** Draws a symbol with its upper left corner at x, y. */
export function drawDataMatrix(canvas: Canvas, symbol: DataMatrix, x: number, y: number): void {
  for (const { row, from, length } of symbol.runs) canvas.fill(x + from * MODULE, y + row * MODULE, length * MODULE, MODULE, INK.black);
}
