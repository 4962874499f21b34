import type { CheckDifference, CheckDrug, CheckSheetModel } from '@cyclefill/domain/documents';
import { ndcPieces, paragraphs, plainPieces, sectionRow, textRow, tickRow, writeRow } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import { type GridMeasure, gridRows, gridWidth, totalsRow } from './count-grid.layout.js';
import type { Fonts } from './fonts.js';
import { INK } from './ink.js';
import type { FlowRow } from './row-flow.layout.js';
import type { Piece } from './text-layout.js';

/** D106: room for the count and a box to tick. Rows are lower only where that keeps the grid whole on a page. */
const [CELL, HEIGHTS] = [54, [40, 34, 30]] as const;
const measured = (height: number): GridMeasure => ({ cell: { width: CELL, height }, label: 40, count: BENCH_TYPE.count, boxes: true });
const GAP = 22;
/** Least room for the list of drugs beside the grid. */
const LIST = 200;
const TOTAL = 62;

/** A check sheet in three parts: what flows over the whole width, two columns beside each other, and how it ends. */
export interface CheckSheetRows {
  readonly above: readonly FlowRow[];
  /** The same with lower and lower rows: the first one that fits what is left of the page is taken. */
  readonly left: readonly (readonly FlowRow[])[];
  readonly right: readonly FlowRow[];
  /** Where the right column begins; null = below the left one. */
  readonly rightAt: number | null;
  readonly below: readonly FlowRow[];
}

function changePieces({ what, from, to }: CheckDifference['changes'][number]): readonly Piece[] {
  return [{ text: `${what}: from`, style: BENCH_TYPE.detail }, { text: from, style: BENCH_TYPE.detail }, { text: 'TO', style: BENCH_TYPE.strong, label: true, gap: 6 }, { text: to, style: BENCH_TYPE.strong, gap: 6 }];
}

function differenceRow(fonts: Fonts, { mark, drug, changes, expect }: CheckDifference, width: number): FlowRow {
  return tickRow(fonts, { title: drug, mark, texts: [plainPieces(drug, BENCH_TYPE.drug), ...changes.map(changePieces), plainPieces(expect)] }, width);
}

function drugRow(fonts: Fonts, one: CheckDrug, width: number): FlowRow {
  const { drug, schedule, looks, directions, counts, rx, ndc, lots, total } = one;
  const texts: readonly (readonly Piece[])[] = [
    [{ text: drug.name, style: BENCH_TYPE.drug }, { text: drug.strength, style: BENCH_TYPE.drug, whole: true }, { text: drug.form, style: BENCH_TYPE.detail }, ...(schedule === null ? [] : [{ text: schedule, style: BENCH_TYPE.drug, whole: true, gap: 8 }])],
    [{ text: looks, style: BENCH_TYPE.strong }, { text: counts, style: BENCH_TYPE.detail, gap: 8 }], plainPieces(directions), [{ text: rx, style: BENCH_TYPE.detail, whole: true }, ...ndcPieces(ndc)],
    ...(lots.length === 0 ? [plainPieces('lot ____________  expires ____________')] : lots.map((lot) => plainPieces(lot))),
  ];
  const { placed, bottom } = paragraphs(fonts, texts, { x: 0, width: width - TOTAL });
  return {
    kind: 'text', title: drug.name, height: bottom + 5, lines: placed, chip: null,
    paint: (canvas, x, y) => {
      canvas.text(x + width - 22, y + 19, total, BENCH_TYPE.count, 'right');
      canvas.rect(x + width - 14, y + 7, 13, 13, { width: 0.9, ink: INK.black });
    },
  };
}

/** The sections that there are, numbered through. */
function numbered(): (title: string) => string {
  let number = 0;
  return (title) => `${(number += 1)}  ${title}`;
}

/** Everything a check sheet says, in the order in which it is checked (D82, D106). */
export function checkSheetRows(fonts: Fonts, model: CheckSheetModel, width: number): CheckSheetRows {
  const title = numbered();
  const above = [
    sectionRow(fonts, title('Different from the last pack'), model.against, width),
    ...model.differences.map((one) => differenceRow(fonts, one, width)),
    ...(model.oddities.length === 0 ? [] : [
      sectionRow(fonts, title('Halves and odd days'), '', width),
      ...model.oddities.map(({ drug, text }) => tickRow(fonts, { title: drug, mark: null, texts: [plainPieces(drug, BENCH_TYPE.drug), plainPieces(text)] }, width)),
    ]),
  ];
  const beside = width - gridWidth(model.grid, measured(HEIGHTS[0])) - GAP;
  const isBeside = beside >= LIST;
  const leftWidth = isBeside ? width - beside - GAP : width;
  const heading = sectionRow(fonts, title('Count what you see'), 'a half counts as one item', leftWidth);
  const left = (height: number): readonly FlowRow[] => [
    heading, ...gridRows(model.grid, measured(height)), ...(model.columnItems.length === 0 ? [] : [totalsRow(model.grid, model.columnItems, measured(height))]),
    { ...textRow(fonts, 'Sum', [plainPieces(model.sum, BENCH_TYPE.strong)], leftWidth), kind: 'plain' as const },
  ];
  const listWidth = isBeside ? beside : width;
  const right = [sectionRow(fonts, title('Each drug'), 'units in all', listWidth), ...model.drugs.map((one) => drugRow(fonts, one, listWidth))];
  const below = [
    sectionRow(fonts, title('Outcome'), '', width),
    tickRow(fonts, { title: 'Right', mark: null, texts: [plainPieces('Right as it stands', BENCH_TYPE.strong)] }, width),
    tickRow(fonts, { title: 'Sent back', mark: null, texts: [plainPieces('Sent back, reason ______________________________________________________', BENCH_TYPE.strong)] }, width),
    writeRow('Signatures', [['pharmacist, signature', 0.32], ['date', 0.17], ['started', 0.14], ['ended', 0.14], ['sealed by', 0.23]], width + 12),
  ];
  return { above, left: HEIGHTS.map(left), right, rightAt: isBeside ? leftWidth + GAP : null, below };
}
