import type { BenchHead } from '@cyclefill/domain/documents';
import { BENCH_TYPE, benchLeading } from './bench-type.js';
import type { Canvas } from './canvas.js';
import { dataMatrix, drawDataMatrix, symbolSide } from './data-matrix.js';
import type { Fonts } from './fonts.js';
import { INK } from './ink.js';
import { allergyText } from './resident-head.renderer.js';
import { type StackedLines, stackLines } from './row-flow.layout.js';
import { type Piece, breakLines, breakText } from './text-layout.js';

const ALLERGY_LINE = 14;
const STOP_PADDING = 9;
const ALERT = 'NAME ALERT: another resident has a like name. Check the date of birth and the record number.';

/** The head of each page about a pack, measured. */
export interface MeasuredHead {
  readonly height: number;
  readonly draw: (canvas: Canvas, x: number, y: number) => void;
}

function drawStacked(canvas: Canvas, { placed }: StackedLines, x: number, y: number): void {
  for (const one of placed) canvas.textLine(x + one.x, y + one.y, one.line, one.align);
}

/** Bars over the whole width, one below the other: what stops the work, like names, allergies. */
function bars(fonts: Fonts, { stop, nameAlert, allergies }: BenchHead, width: number): MeasuredHead {
  const boxes = [stop, nameAlert ? ALERT : null].filter((text) => text !== null).map((text) => stackLines(breakText(fonts, text, BENCH_TYPE.stop, width - 16), { x: 8, top: 4 }, benchLeading));
  const lines = stackLines(breakText(fonts, allergyText(allergies), BENCH_TYPE.allergy, width - 84), { x: 76, top: 1 }, () => ALLERGY_LINE);
  const bar = lines.bottom + 5;
  return {
    height: boxes.reduce((sum, { bottom }) => sum + bottom + STOP_PADDING, 0) + bar,
    draw: (canvas, x, from) => {
      let y = from;
      for (const box of boxes) {
        canvas.group('P', 'Warning');
        canvas.rect(x + 1, y + 1, width - 2, box.bottom + 4, { width: 2.4, ink: INK.black });
        drawStacked(canvas, box, x, y);
        y += box.bottom + STOP_PADDING;
      }
      canvas.group('P', 'Allergies');
      canvas.fill(x, y, width, bar, INK.black);
      canvas.text(x + 7, y + 13, 'ALLERGIES', BENCH_TYPE.allergyLabel);
      drawStacked(canvas, lines, x, y + 1);
    },
  };
}

/** Measures the head of a pack's page: who, which pack with its symbol, what stops the work, allergies reversed (D14, D111). */
export function benchHead(fonts: Fonts, title: string, head: BenchHead, width: number): MeasuredHead {
  const symbol = dataMatrix(head.packId);
  const side = symbolSide(symbol);
  const right = width - side - 10;
  const who: readonly Piece[] = [{ text: head.name, style: BENCH_TYPE.name }, ...head.identifiers.map((text): Piece => ({ text, style: BENCH_TYPE.identifier, whole: true, gap: 10 }))];
  const left = stackLines(breakLines(fonts, who, right * 0.6), { x: 0, top: 24 }, benchLeading);
  const words = breakLines(fonts, head.words.map((text, index): Piece => ({ text, style: BENCH_TYPE.words, whole: true, ...(index > 0 && { gap: 9 }) })), right * 0.38);
  const place = stackLines([...breakText(fonts, head.packId, BENCH_TYPE.packId, right * 0.38), ...words], { x: right, top: 1, align: 'right' }, benchLeading);
  const below = bars(fonts, head, width);
  const top = Math.max(left.bottom, place.bottom, side) + 7;
  return {
    height: top + below.height + 4,
    draw: (canvas, x, y) => {
      canvas.group('H1', title);
      canvas.text(x, y + 14, title, BENCH_TYPE.title);
      canvas.group('P', 'Resident');
      drawStacked(canvas, left, x, y);
      canvas.group('P', 'Pack');
      drawStacked(canvas, place, x, y);
      drawDataMatrix(canvas, symbol, x + width - side, y);
      below.draw(canvas, x, y + top);
    },
  };
}
