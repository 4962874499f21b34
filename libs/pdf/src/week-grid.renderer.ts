import type { PassText, PrintedGeometry, WeekModel } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { INK, PEN } from './ink.js';
import { drawPassWord, passInk } from './pass-mark.renderer.js';
import { CELL, type MeasuredCell, PASS_ROW, WEEK_TYPE } from './week.layout.js';

/** One cell of the stock: what lies in it, measured, on its day and pass. */
export interface PlacedCell {
  /** null = nothing is given then. */
  readonly measured: MeasuredCell | null;
  readonly date: string;
  readonly pass: PassText;
}

/** A cell's share of the grid, in points. */
interface Share {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Passes head their columns; a stock of one pass is headed by it alone. */
function drawPassRow(canvas: Canvas, { passes }: WeekModel, { origin, columns, pitch }: PrintedGeometry): void {
  const [y, width] = [origin.y - PASS_ROW, (columns * pitch.x) / passes.length];
  canvas.group('H2', 'Passes');
  passes.forEach((pass, column) => {
    const x = origin.x + column * width;
    canvas.fill(x, y, width, PASS_ROW, passInk(pass));
    drawPassWord(canvas, pass, x + 9, y + 13.3, WEEK_TYPE.pass);
    canvas.text(x + width - 6, y + 13.3, pass.clock, WEEK_TYPE.pass, 'right');
    canvas.rect(x, y, width, PASS_ROW, PEN.week);
  });
}

/** What a cell without room for its drugs says in their place. */
function drawCrowded(canvas: Canvas, { cell, text }: MeasuredCell, x: number, base: number): void {
  canvas.text(x + text, base, `${cell.lines.length} medicines:`, WEEK_TYPE.strong);
  canvas.text(x + text, base + 9.5, 'list on the card', WEEK_TYPE.strong);
}

/** One cell, complete when it is torn off (D73). */
function drawCell(canvas: Canvas, measured: MeasuredCell, pass: PassText, { x, y, width }: Share): void {
  const { cell, name, drugs, setting } = measured;
  const left = x + CELL.strip + 5;
  canvas.group('P', `${cell.date} ${pass.clock}`);
  const head = canvas.text(left, y + 10.6, cell.date, WEEK_TYPE.date);
  canvas.text(left + head + 5, y + 10.6, pass.clock, WEEK_TYPE.date);
  const [items, itemsBase] = [canvas.width(cell.items, WEEK_TYPE.itemCount), y + (measured.itemsBelow ? CELL.head + 8.5 : 11)];
  canvas.text(x + width - 5, itemsBase, cell.items, WEEK_TYPE.itemCount, 'right');
  canvas.text(x + width - 8 - items, itemsBase, 'items', WEEK_TYPE.items, 'right');
  let base = y + CELL.head + 6.8;
  for (const line of name) {
    canvas.textLine(left, base, line);
    base += setting.name;
  }
  base += 0.4;
  if (measured.crowded) return drawCrowded(canvas, measured, x, base);
  for (const { count, lines } of drugs) {
    canvas.text(x + measured.count, base, count, setting.strong, 'right');
    for (const line of lines) {
      canvas.textLine(x + measured.text, base, line);
      base += setting.line;
    }
  }
}

/** An empty cell says so: day, pass and a dash. */
function drawNothing(canvas: Canvas, { date, pass }: PlacedCell, { x, y, width, height }: Share): void {
  canvas.group('P', `${date} ${pass.clock}`);
  canvas.text(x + CELL.strip + 5, y + 10.6, `${date} ${pass.clock}`, WEEK_TYPE.small);
  canvas.text(x + width / 2, y + height / 2 + 4, '–', WEEK_TYPE.itemCount, 'center');
}

/** A cell of the stock on which no day of the pack lies. */
function drawUnused(canvas: Canvas, { x, y, width, height }: Share): void {
  canvas.group('P', 'Not used');
  const [middle, centre] = [x + width / 2, y + height / 2];
  // To the edge of the words on each side.
  for (const side of [-1, 1]) for (const end of [-1, 1]) canvas.line(middle + (side * width) / 2, centre + (end * height) / 2, middle + side * 12, centre + (end * 12 * height) / width, PEN.mark);
  canvas.text(middle, centre + 3, 'not used', WEEK_TYPE.strong, 'center');
}

/** Draws one page of the cells of a stock, each where it lies (D60): row by row as they are counted. */
export function drawWeekGrid(canvas: Canvas, model: WeekModel, geometry: PrintedGeometry, cells: readonly PlacedCell[]): void {
  const { origin, columns, rows, pitch } = geometry;
  drawPassRow(canvas, model, geometry);
  for (let index = 0; index < columns * rows; index += 1) {
    const share: Share = { x: origin.x + (index % columns) * pitch.x, y: origin.y + Math.floor(index / columns) * pitch.y, width: pitch.x, height: pitch.y };
    const cell = cells[index];
    canvas.rect(share.x, share.y, share.width, share.height, PEN.week);
    if (cell === undefined) {
      drawUnused(canvas, share);
      continue;
    }
    canvas.fill(share.x, share.y, CELL.strip, share.height, passInk(cell.pass));
    canvas.line(share.x + CELL.strip, share.y, share.x + CELL.strip, share.y + share.height, { width: 0.4, ink: INK.black });
    if (cell.measured === null) drawNothing(canvas, cell, share);
    else drawCell(canvas, cell.measured, cell.pass, share);
  }
  canvas.rect(origin.x, origin.y - PASS_ROW, columns * pitch.x, PASS_ROW + rows * pitch.y, PEN.frame);
}
