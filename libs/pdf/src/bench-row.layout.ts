import { BENCH_TYPE, benchLeading } from './bench-type.js';
import type { Fonts, TextStyle } from './fonts.js';
import { INK } from './ink.js';
import { type FlowRow, type StackedLines, stackLines } from './row-flow.layout.js';
import { type Piece, breakLines } from './text-layout.js';

const BOX = 20;
const CHIP_GAP = 8;

/** Paragraphs below each other. */
export function paragraphs(fonts: Fonts, texts: readonly (readonly Piece[])[], { x, width, top = 2 }: { readonly x: number; readonly width: number; readonly top?: number }): StackedLines {
  let bottom = top;
  const placed = texts.flatMap((pieces) => {
    const set = stackLines(breakLines(fonts, pieces, width), { x, top: bottom }, benchLeading);
    ({ bottom } = set);
    return set.placed;
  });
  return { placed, bottom };
}

/** One style as a paragraph. */
export const plainPieces = (text: string, style: TextStyle = BENCH_TYPE.detail): readonly Piece[] => [{ text, style }];

/** The title of a section, with what it is about. */
export function sectionRow(fonts: Fonts, title: string, about: string, width: number): FlowRow {
  const { placed, bottom } = paragraphs(fonts, [[{ text: title, style: BENCH_TYPE.section }, { text: about, style: BENCH_TYPE.detail, gap: 10 }]], { x: 0, width, top: 6 });
  return { kind: 'section', title, height: bottom + 3, lines: placed, chip: null };
}

/** Text below each other, ruled off. */
export function textRow(fonts: Fonts, title: string, texts: readonly (readonly Piece[])[], width: number): FlowRow {
  const { placed, bottom } = paragraphs(fonts, texts, { x: 0, width });
  return { kind: 'text', title, height: bottom + 4, lines: placed, chip: null };
}

const MARK_ROOM = 62;

/** A line with a box to tick, and a reversed word before its text where it has one. @param line.room for that word: what its neighbours need, so that their texts stand below each other */
export function tickRow(fonts: Fonts, { title, mark, room = MARK_ROOM, texts }: { readonly title: string; readonly mark: string | null; readonly room?: number; readonly texts: readonly (readonly Piece[])[] }, width: number): FlowRow {
  const chip = mark === null ? null : { x: BOX, width: fonts.width(mark, BENCH_TYPE.chip) + 9, text: mark };
  const x = chip === null ? BOX : BOX + Math.max(chip.width, room) + CHIP_GAP;
  const { placed, bottom } = paragraphs(fonts, texts, { x, width: width - x });
  return { kind: 'line', title, height: Math.max(bottom + 4, 20), lines: placed, chip };
}

/** Lines to sign or write on, beside each other by their share of the width, with their labels below. */
export function writeRow(title: string, labels: readonly (readonly [label: string, share: number])[], width: number): FlowRow {
  return {
    kind: 'plain', title, height: 42, lines: [], chip: null,
    paint: (canvas, left, y) => {
      let x = left;
      for (const [label, share] of labels) {
        const end = x + width * share;
        canvas.line(x, y + 26, end - 12, y + 26, { width: 0.7, ink: INK.black });
        canvas.text(x, y + 36.5, label, BENCH_TYPE.label);
        x = end;
      }
    },
  };
}

/** The digits of an NDC, the last four of it heavy: those are held against the bottle. */
export function ndcPieces(ndc: string): readonly Piece[] {
  let digits = 0;
  let at = ndc.length;
  while (at > 0 && digits < 4) {
    at -= 1;
    if (ndc[at] !== '-') digits += 1;
  }
  return [{ text: `NDC ${ndc.slice(0, at)}`, style: BENCH_TYPE.detail, gap: 8 }, { text: ndc.slice(at), style: BENCH_TYPE.strong, gap: 0 }];
}
