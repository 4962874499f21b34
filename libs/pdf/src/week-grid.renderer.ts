import type { PassText, WeekModel } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { INK, PEN } from './ink.js';
import { drawPassWord, passInk } from './pass-mark.renderer.js';
import { CELL, CELL_LINE, type MeasuredCell, NAME_LINE, PASS_ROW, WEEK_TYPE, type WeekGeometry, type WeekSheet } from './week.layout.js';

function drawPassRow(canvas: Canvas, { passes }: WeekModel, geometry: WeekGeometry, y: number): void {
  canvas.group('H2', 'Passes');
  passes.forEach((pass, column) => {
    const x = geometry.left + column * geometry.column;
    canvas.fill(x, y, geometry.column, PASS_ROW, passInk(pass));
    drawPassWord(canvas, pass, x + 9, y + 13.3, WEEK_TYPE.pass);
    canvas.text(x + geometry.column - 6, y + 13.3, pass.clock, WEEK_TYPE.pass, 'right');
  });
}

/** One cell, complete when it is torn off (D73). */
function drawCell(canvas: Canvas, measured: MeasuredCell, pass: PassText, x: number, y: number, width: number): void {
  const { cell, name, drugs } = measured;
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
    base += NAME_LINE;
  }
  base += 0.4;
  for (const { count, lines } of drugs) {
    canvas.text(x + CELL.count, base, count, WEEK_TYPE.strong, 'right');
    for (const line of lines) {
      canvas.textLine(x + CELL.text, base, line);
      base += CELL_LINE;
    }
  }
}

/** An empty cell says so: day, pass and a dash. */
function drawNothing(canvas: Canvas, date: string, pass: PassText, x: number, y: number, width: number, height: number): void {
  canvas.group('P', `${date} ${pass.clock}`);
  canvas.text(x + CELL.strip + 5, y + 10.6, `${date} ${pass.clock}`, WEEK_TYPE.small);
  canvas.text(x + width / 2, y + height / 2 + 4, '–', WEEK_TYPE.itemCount, 'center');
}

/** Draws one sheet of cells from `y` on: passes in colour, days below each other. */
export function drawWeekGrid(canvas: Canvas, model: WeekModel, cells: readonly (readonly (MeasuredCell | null)[])[], sheet: WeekSheet, geometry: WeekGeometry, y: number): void {
  drawPassRow(canvas, model, geometry, y);
  let top = y + PASS_ROW;
  sheet.heights.forEach((height, index) => {
    const day = sheet.from + index;
    canvas.line(geometry.left, top, geometry.right, top, PEN.week);
    model.passes.forEach((pass, column) => {
      const x = geometry.left + column * geometry.column;
      const cell = cells[day]?.[column] ?? null;
      canvas.fill(x, top, CELL.strip, height, passInk(pass));
      if (cell === null) drawNothing(canvas, model.dates[day] ?? '', pass, x, top, geometry.column, height);
      else drawCell(canvas, cell, pass, x, top, geometry.column);
    });
    top += height;
  });
  model.passes.forEach((_, column) => {
    const x = geometry.left + column * geometry.column;
    canvas.line(x, y, x, top, PEN.week);
    canvas.line(x + CELL.strip, y + PASS_ROW, x + CELL.strip, top, { width: 0.4, ink: INK.black });
  });
  canvas.rect(geometry.left, y, geometry.width, top - y, PEN.frame);
}
