import type { AppearanceLine } from '@cyclefill/domain/documents';
import { paragraphs, plainPieces } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import type { Fonts, TextStyle } from './fonts.js';
import { INK } from './ink.js';
import type { FlowRow, PlacedLine, StackedLines } from './row-flow.layout.js';
import type { Piece } from './text-layout.js';

/** What a resident reads is 12 pt (D100); the nurse's sheet is set alike. */
const { looks: WAS, section: NOW } = BENCH_TYPE;
const [ARROW, PAD, BOX] = [44, 8, 20];

const down = (lines: readonly PlacedLine[], by: number): readonly PlacedLine[] => lines.map((line) => ({ ...line, y: line.y + by }));

/** One order: what it looked like in a thin frame, an arrow, what it looks like in a heavy one; then what is the same and where it lies. */
export function appearanceRow(fonts: Fonts, { drug, rx, was, is, statement, packs }: AppearanceLine, tick: boolean, width: number): FlowRow {
  const left = tick ? BOX : 0;
  const room = width - left;
  const side = (room - ARROW) / 2;
  const title = paragraphs(fonts, [[{ text: drug, style: NOW }, { text: rx, style: BENCH_TYPE.detail, whole: true, gap: 8 }]], { x: left, width: room, top: 6 });
  const top = title.bottom + 4;
  const box = (x: number, word: string, { looks, words }: AppearanceLine['was'], style: TextStyle): StackedLines =>
    paragraphs(fonts, [plainPieces(word, BENCH_TYPE.chip), plainPieces(looks, style), words.map((text): Piece => ({ text, style: BENCH_TYPE.detail, whole: true, gap: 8 }))], { x: x + PAD, width: side - 2 * PAD, top: top + 3 });
  const boxes = [box(left, 'WAS', was, WAS), box(left + side + ARROW, 'NOW', is, NOW)];
  const bottom = Math.max(...boxes.map((one) => one.bottom)) + 5;
  const told = paragraphs(fonts, [plainPieces(statement, BENCH_TYPE.strong), ...packs.map((pack) => plainPieces(pack))], { x: 0, width: room, top: 4 });
  return {
    kind: tick ? 'line' : 'text', title: drug, height: bottom + told.bottom + 5, chip: null,
    lines: [...title.placed, ...boxes.flatMap(({ placed }) => placed), ...down(told.placed, bottom).map((line) => ({ ...line, x: line.x + left }))],
    paint: (canvas, x, y) => {
      const [middle, from] = [y + (top + bottom) / 2, x + left + side];
      canvas.rect(x + left, y + top, side, bottom - top, { width: 0.6, ink: INK.black });
      canvas.rect(from + ARROW, y + top, side, bottom - top, { width: 1.8, ink: INK.black });
      canvas.line(from + 8, middle, from + ARROW - 8, middle, { width: 1.8, ink: INK.black });
      for (const turn of [-6, 6]) canvas.line(from + ARROW - 15, middle + turn, from + ARROW - 8, middle, { width: 1.8, ink: INK.black });
    },
  };
}
