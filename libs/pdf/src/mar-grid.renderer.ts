import type { MarCellState, MarDay } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { INK, PEN } from './ink.js';
import type { MeasuredRow, MeasuredTag } from './mar-block.layout.js';
import { tagHeight } from './mar-block.layout.js';
import { type MarGeometry, dayLeft } from './mar-geometry.layout.js';
import { TYPE } from './type-scale.js';

/** Perpendicular distance of 4.2 pt would look empty in one cell; this is along the row. */
const HATCH_STEP = 4.6;
const X_HALF = 3.3;
const TAG_INSET = 2;

type Look = 'blank' | 'cross' | 'hatch' | 'letter' | 'band';

const LOOKS: Readonly<Record<MarCellState, Look>> = {
  due: 'blank',
  not_due: 'cross',
  before_start: 'hatch',
  after_stop: 'hatch',
  discharged: 'hatch',
  held: 'letter',
  leave: 'band',
  hospital: 'band',
};
const LETTERS: Partial<Record<MarCellState, string>> = { held: 'H', leave: 'A', hospital: 'C' };

/** Vertical lines between days, gathered so that a line through many rows is drawn once. */
export class DayRules {
  private readonly spans = new Map<number, { from: number; to: number }[]>();

  constructor(private readonly geometry: MarGeometry, private readonly days: readonly MarDay[]) {}

  /** A stretch of the line left of a column. */
  add(column: number, from: number, to: number): void {
    const spans = this.spans.get(column) ?? [];
    const last = spans.at(-1);
    if (last !== undefined && Math.abs(last.to - from) < 0.01) last.to = to;
    else spans.push({ from, to });
    this.spans.set(column, spans);
  }

  /** Lines left of all columns but the first, which has the frame of the grid. */
  addAll(from: number, to: number): void {
    for (let column = 1; column < this.days.length; column += 1) this.add(column, from, to);
  }

  draw(canvas: Canvas): void {
    for (const [column, spans] of this.spans) {
      const pen = this.days[column]?.weekStart === true ? PEN.week : PEN.day;
      for (const { from, to } of spans) canvas.line(dayLeft(this.geometry, column), from, dayLeft(this.geometry, column), to, pen);
    }
  }
}

/** Slanted lines over a light tint: a cell that is closed (D21, D22). */
export function hatch(canvas: Canvas, x: number, y: number, width: number, height: number): void {
  canvas.fill(x, y, width, height, INK.closed);
  const last = Math.floor((x + width + y + height) / HATCH_STEP);
  for (let index = Math.ceil((x + y) / HATCH_STEP); index <= last; index += 1) {
    const sum = index * HATCH_STEP;
    const [from, to] = [Math.max(x, sum - y - height), Math.min(x + width, sum - y)];
    canvas.line(from, sum - from, to, sum - to, PEN.hatch);
  }
}

/** The mark of a cell that is not due (D23). */
export function cross(canvas: Canvas, x: number, y: number): void {
  canvas.line(x - X_HALF, y - X_HALF, x + X_HALF, y + X_HALF, PEN.mark);
  canvas.line(x - X_HALF, y + X_HALF, x + X_HALF, y - X_HALF, PEN.mark);
}

function drawTag(canvas: Canvas, tag: MeasuredTag, x: number, middle: number): void {
  const height = tagHeight(tag.lines.length);
  const top = middle - height / 2;
  canvas.fill(x, top, tag.width, height, INK.white);
  canvas.rect(x, top, tag.width, height, PEN.week);
  tag.lines.forEach((line, index) => canvas.textLine(x + 5, top + 9.2 + index * 9.6, line));
}

/** Whether a tag lies over a cell, so that its letter would be under the tag's words. */
function isCovered(tags: readonly MeasuredTag[], geometry: MarGeometry, column: number): boolean {
  const [left, right] = [dayLeft(geometry, column), dayLeft(geometry, column + 1)];
  return tags.some((tag) => {
    const from = dayLeft(geometry, tag.column) + TAG_INSET;
    return from < right && from + tag.width > left;
  });
}

/** All marks of a row; rows of the same days, of which a record has many, show the same stamp. */
function drawCrosses(canvas: Canvas, geometry: MarGeometry, cells: readonly MarCellState[], middle: number): void {
  const columns = cells.flatMap((state, column) => (LOOKS[state] === 'cross' ? [column] : []));
  if (columns.length === 0) return;
  canvas.stamped(`crosses ${geometry.days} ${geometry.dayWidth} ${columns.join(' ')}`, middle, (stamp) => {
    for (const column of columns) cross(stamp, dayLeft(geometry, column) + geometry.dayWidth / 2, 0);
  });
}

/** Cells of one row: runs of one look are drawn as one, and days are told apart in all but closed runs. */
export function drawCells(canvas: Canvas, geometry: MarGeometry, measured: MeasuredRow, days: readonly MarDay[], rules: DayRules, y: number, height: number): void {
  const { row, tags } = measured;
  const middle = y + height / 2;
  drawCrosses(canvas, geometry, row.cells, middle);
  row.cells.forEach((state, column) => {
    const x = dayLeft(geometry, column);
    const look = LOOKS[state];
    if (look === 'hatch' && (column === 0 || row.cells[column - 1] !== state)) {
      let end = column;
      while (end < row.cells.length && row.cells[end] === state) end += 1;
      hatch(canvas, x, y, dayLeft(geometry, end) - x, height);
    }
    if (look === 'band') canvas.fill(x, y, geometry.dayWidth, height, INK.away);
    const letter = LETTERS[state];
    if (letter !== undefined && !isCovered(tags, geometry, column)) canvas.text(x + geometry.dayWidth / 2, middle + 3.2, letter, TYPE.letter, 'center');
    const inside = look === 'hatch' && row.cells[column - 1] === state;
    if (column > 0 && (!inside || days[column]?.weekStart === true)) rules.add(column, y, y + height);
  });
}

/** What lies over the cells of a row: heavy rules at start and stop, and tags. */
export function drawOverlays(canvas: Canvas, geometry: MarGeometry, { row, tags }: MeasuredRow, y: number, height: number): void {
  for (const column of row.edges) canvas.line(dayLeft(geometry, column), y, dayLeft(geometry, column), y + height, PEN.edge);
  canvas.above(() => {
    for (const tag of tags) drawTag(canvas, tag, dayLeft(geometry, tag.column) + TAG_INSET, y + height / 2);
  });
}

/** Heads of the columns: number and weekday. */
export function drawDayHeads(canvas: Canvas, geometry: MarGeometry, days: readonly MarDay[], y: number): void {
  days.forEach(({ number, weekday }, column) => {
    const x = dayLeft(geometry, column) + geometry.dayWidth / 2;
    canvas.text(x, y + 10.5, String(number), TYPE.dayNumber, 'center');
    canvas.text(x, y + 18.2, weekday, TYPE.weekday, 'center');
  });
}
