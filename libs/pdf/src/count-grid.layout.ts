import type { CountGrid } from '@cyclefill/domain/documents';
import { BENCH_TYPE } from './bench-type.js';
import type { Canvas } from './canvas.js';
import type { TextStyle } from './fonts.js';
import { INK, type Pen } from './ink.js';
import { barsWidth, drawBars } from './pass-mark.renderer.js';
import type { FlowRow } from './row-flow.layout.js';

/** Measures of a grid in points. */
export interface GridMeasure {
  readonly cell: { readonly width: number; readonly height: number };
  /** Room left of the cells for the day; used where rows name their days. */
  readonly label: number;
  readonly count: TextStyle;
  /** Each cell has a box to tick. */
  readonly boxes: boolean;
}

const LINE: Pen = { width: 0.6, ink: INK.black };
const ODD: Pen = { width: 2.4, ink: INK.black };
const EMPTY: Pen = { width: 0.5, ink: INK.mark };
const HEAD = 34;
const PART = 11;
const BOX = 12;

const labelWidth = ({ columns }: CountGrid, { label }: GridMeasure): number => (columns.length === 0 ? 0 : label);

/** Points from the left edge of the labels to the right edge of the cells. */
export function gridWidth(grid: CountGrid, measure: GridMeasure): number {
  return labelWidth(grid, measure) + (grid.rows[0]?.cells.length ?? 0) * measure.cell.width;
}

/** Words over a column: bars, part of the day, hour; which pouch. */
function headRow(grid: CountGrid, measure: GridMeasure): readonly FlowRow[] {
  if (grid.columns.length === 0) return [];
  const paint = (canvas: Canvas, x: number, y: number): void => grid.columns.forEach(({ pass, part }, column) => {
    const centre = x + labelWidth(grid, measure) + (column + 0.5) * measure.cell.width;
    drawBars(canvas, pass.bars, centre - barsWidth(pass.bars, 9) / 2, y + 9, 9);
    canvas.text(centre, y + 19, pass.word, BENCH_TYPE.day, 'center');
    canvas.text(centre, y + 29.5, pass.clock, BENCH_TYPE.label, 'center');
    if (part !== null) canvas.text(centre, y + 29.5 + PART, part, BENCH_TYPE.label, 'center');
  });
  const height = HEAD + (grid.columns.some(({ part }) => part !== null) ? PART : 0);
  return [{ kind: 'head', title: 'Hours', height, lines: [], chip: null, paint }];
}

function paintCell(canvas: Canvas, cell: CountGrid['rows'][number]['cells'][number], { x, y }: { readonly x: number; readonly y: number }, measure: GridMeasure): void {
  const { width, height } = measure.cell;
  canvas.rect(x, y, width, height, LINE);
  if (cell === null) {
    canvas.line(x + 5, y + height - 5, x + width - 5, y + 5, EMPTY);
    return;
  }
  const top = cell.label === '' ? 0 : 11;
  if (cell.label !== '') canvas.text(x + width / 2, y + 9.5, cell.label, BENCH_TYPE.day, 'center');
  if (cell.isOdd) canvas.rect(x + 2.2, y + 2.2 + top, width - 4.4, height - 4.4 - top, ODD);
  const base = y + top + (height - top) / 2 + measure.count.size * 0.36;
  if (!measure.boxes) {
    canvas.text(x + width / 2, base, cell.count, measure.count, 'center');
    return;
  }
  canvas.text(x + width / 2 - 3, base, cell.count, measure.count, 'right');
  canvas.rect(x + width / 2 + 6, y + top + (height - top - BOX) / 2, BOX, BOX, { width: 0.9, ink: INK.black });
}

/** A grid row by row: its head, which stands again where it goes on, and its cells; odd ones framed. */
export function gridRows(grid: CountGrid, measure: GridMeasure): readonly FlowRow[] {
  const left = labelWidth(grid, measure);
  const rows = grid.rows.map(({ label, cells }): FlowRow => {
    const paint = (canvas: Canvas, x: number, y: number): void => {
      const middle = y + measure.cell.height / 2 + 3.2;
      const [first = '', second = ''] = label;
      // Two lines where there is height for them.
      if (measure.cell.height >= 26) {
        canvas.text(x, middle - 6, first, BENCH_TYPE.strong);
        canvas.text(x, middle + 6, second, BENCH_TYPE.detail);
      } else canvas.text(x, middle, label.join(' '), BENCH_TYPE.day);
      cells.forEach((cell, column) => paintCell(canvas, cell, { x: x + left + column * measure.cell.width, y }, measure));
    };
    return { kind: 'plain', title: label.join(' ') || 'Cells', height: measure.cell.height, lines: [], chip: null, paint };
  });
  return [...headRow(grid, measure), ...rows];
}

/** Totals under the columns of a grid. */
export function totalsRow(grid: CountGrid, totals: readonly string[], measure: GridMeasure): FlowRow {
  const left = labelWidth(grid, measure);
  const paint = (canvas: Canvas, x: number, y: number): void => {
    canvas.text(x, y + 13, 'items', BENCH_TYPE.detail);
    totals.forEach((text, column) => canvas.text(x + left + (column + 0.5) * measure.cell.width - 3, y + 13, text, BENCH_TYPE.small, 'right'));
  };
  return { kind: 'plain', title: 'Items', height: 18, lines: [], chip: null, paint };
}
