import type { FillGuideModel, FillStep } from '@cyclefill/domain/documents';
import { ndcPieces, paragraphs, plainPieces, sectionRow, textRow, writeRow } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import { type GridMeasure, gridRows, gridWidth } from './count-grid.layout.js';
import type { Fonts } from './fonts.js';
import { INK } from './ink.js';
import type { FlowRow } from './row-flow.layout.js';
import type { Piece } from './text-layout.js';

const GAP = 16;
/** Least room for the words beside a grid. */
const WORDS = 190;
const CAPTURE = ['lot ________________  expires ____________', 'bottle after ________  counted ______  by ______'];

/** Cells that name their day are wider and two lines high; many rows are low. */
function measureOf({ grid }: FillStep): GridMeasure {
  const named = grid.columns.length === 0;
  const columns = grid.rows[0]?.cells.length ?? 0;
  const height = named ? 27 : 15;
  return { cell: { width: named ? 47 : columns > 6 ? 36 : 46, height }, label: 56, count: BENCH_TYPE.small, boxes: false };
}

function stepTexts(step: FillStep): readonly (readonly Piece[])[] {
  const { number, drug, schedule, looks, rx, ndc, warnings, takeFrom, oddity } = step;
  return [
    [{ text: drug.name, style: BENCH_TYPE.drug }, { text: drug.strength, style: BENCH_TYPE.drug, whole: true }, { text: drug.form, style: BENCH_TYPE.detail }, ...(schedule === null ? [] : [{ text: schedule, style: BENCH_TYPE.drug, whole: true, gap: 8 }])],
    plainPieces(looks, BENCH_TYPE.strong), [{ text: `drug ${number}`, style: BENCH_TYPE.detail, whole: true }, { text: rx, style: BENCH_TYPE.detail, whole: true, gap: 8 }, ...ndcPieces(ndc)],
    ...warnings.map((text) => plainPieces(text, BENCH_TYPE.drug)),
    ...(takeFrom.length === 0 ? [] : [plainPieces('take from', BENCH_TYPE.strong)]), ...takeFrom.map((text) => plainPieces(text)),
    ...(oddity === null ? [] : [plainPieces(oddity, BENCH_TYPE.strong)]),
  ];
}

/** One drug: words left, where each unit goes right, below it what is written down; it never breaks over pages while a page holds it. */
function stepRow(fonts: Fonts, step: FillStep, width: number): FlowRow {
  const measure = measureOf(step);
  const grid = gridRows(step.grid, measure);
  const gridAt = width - gridWidth(step.grid, measure);
  const isBeside = gridAt - GAP >= WORDS;
  const words = paragraphs(fonts, stepTexts(step), { x: 0, width: isBeside ? gridAt - GAP : width });
  const amount = paragraphs(fonts, [plainPieces(step.amount, BENCH_TYPE.count)], { x: 0, width: isBeside ? gridAt - GAP - 20 : width - 20, top: words.bottom + 2 });
  const gridTop = isBeside ? 3 : amount.bottom + 4;
  const gridHeight = grid.reduce((sum, { height }) => sum + height, 0);
  const noted = (step.filled.length === 0 ? CAPTURE : step.filled.map((text) => `in the pack: ${text}`)).map((text) => plainPieces(text));
  const lines = paragraphs(fonts, noted, { x: 0, width: isBeside ? gridAt - GAP : width, top: (isBeside ? amount.bottom : gridTop + gridHeight) + 5 });
  return {
    kind: 'text', title: step.drug.name, height: Math.max(lines.bottom, gridTop + gridHeight) + 6, lines: [...words.placed, ...amount.placed.map((one) => ({ ...one, x: one.x + 20 })), ...lines.placed], chip: null,
    paint: (canvas, x, y) => {
      canvas.rect(x, y + words.bottom + 7, 13, 13, { width: 0.9, ink: INK.black });
      let top = y + gridTop;
      for (const row of grid) {
        row.paint?.(canvas, x + (isBeside ? gridAt : 0), top);
        top += row.height;
      }
    },
  };
}

/** Everything a fill guide says: drug by drug, then the whole pack. */
export function fillGuideRows(fonts: Fonts, { steps, sum }: FillGuideModel, width: number): { readonly rows: readonly FlowRow[]; readonly below: readonly FlowRow[] } {
  return {
    rows: [sectionRow(fonts, 'Drug by drug', 'one drug through the whole pack, then the next; framed counts differ from their column', width), ...steps.map((step) => stepRow(fonts, step, width))],
    below: [
      sectionRow(fonts, 'The whole pack', '', width), textRow(fonts, 'Sum', [plainPieces(sum, BENCH_TYPE.drug)], width),
      writeRow('Signatures', [['packed by', 0.34], ['date', 0.2], ['started', 0.16], ['ended', 0.16], ['tray', 0.14]], width + 12),
    ],
  };
}
