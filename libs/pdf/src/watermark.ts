import type { Canvas } from './canvas.js';
import { INK } from './ink.js';

type Stroke = readonly (readonly [x: number, y: number])[];

/** The letters of DRAFT as strokes in a box of 1 by 1.4: drawn shapes, so that nobody who extracts the text of a page reads them into it. */
const LETTERS: readonly (readonly Stroke[])[] = [
  [[[0, 0], [0, 1.4], [0.6, 1.4], [1, 1], [1, 0.4], [0.6, 0], [0, 0]]],
  [[[0, 1.4], [0, 0], [0.8, 0], [1, 0.2], [1, 0.5], [0.8, 0.7], [0, 0.7]], [[0.5, 0.7], [1, 1.4]]],
  [[[0, 1.4], [0.5, 0], [1, 1.4]], [[0.18, 0.9], [0.82, 0.9]]],
  [[[0, 1.4], [0, 0], [1, 0]], [[0, 0.65], [0.8, 0.65]]],
  [[[0, 0], [1, 0]], [[0.5, 0], [0.5, 1.4]]],
];
const GAP = 0.45;
const TALL = 1.4;
const PEN = { width: 7, ink: INK.watermark };
/** Of the page's width that the word takes. */
const SHARE = 0.72;

/** DRAFT across the middle of a page, under everything else and light enough to be read through, on a copy too (D34, D101). */
export function drawDraftMark(canvas: Canvas, { width, height }: { readonly width: number; readonly height: number }): void {
  const unit = (width * SHARE) / (LETTERS.length + GAP * (LETTERS.length - 1));
  const [left, top] = [(width - width * SHARE) / 2, (height - TALL * unit) / 2];
  LETTERS.forEach((strokes, letter) => {
    const x = left + letter * (1 + GAP) * unit;
    for (const stroke of strokes) {
      for (const [index, [toX, toY]] of stroke.entries()) {
        const [fromX, fromY] = stroke[index - 1] ?? [toX, toY];
        if (index > 0) canvas.line(x + fromX * unit, top + fromY * unit, x + toX * unit, top + toY * unit, PEN);
      }
    }
  });
}
