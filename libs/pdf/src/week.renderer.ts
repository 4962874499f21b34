import { type PrinterOffsets, type WeekModel, offsetFor } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { dataMatrix } from './data-matrix.js';
import { pageFoot } from './page-foot.renderer.js';
import { Press, type RenderedPdf, firstIdentity } from './press.js';
import { drawWeekGrid } from './week-grid.renderer.js';
import { type WeekPart, identityPart, noteParts, tableParts } from './week-header.renderer.js';
import { type MeasuredCell, PASS_ROW, WEEK_MARGIN, type WeekSheet, dayHeights, fitsOnePage, measureCell, weekGeometry, weekSheets } from './week.layout.js';

const GAP = 4;

const heightOf = (parts: readonly WeekPart[]): number => parts.reduce((sum, part) => sum + part.height, 0);

function drawParts(canvas: Canvas, parts: readonly WeekPart[], y: number): number {
  let top = y;
  for (const part of parts) {
    part.draw(canvas, top);
    top += part.height;
  }
  return top;
}

/** Divides parts among pages; each begins with `again`. */
function paged(parts: readonly WeekPart[], again: readonly WeekPart[], room: number): readonly (readonly WeekPart[])[] {
  const pages: WeekPart[][] = [[...again]];
  for (const part of parts) {
    const page = pages.at(-1) ?? [];
    if (heightOf(page) + part.height > room && page.length > again.length) pages.push([...again, part]);
    else page.push(part);
  }
  return pages;
}

interface Plan {
  readonly pages: readonly ((canvas: Canvas) => void)[];
  /** A day was fuller than planned for, so that the cells do not lie on the stock. */
  readonly irregular: boolean;
}

/** The table on top of the cells, or on sheets of its own when it or the cells would not fit (D104). */
function planWeek(press: Press, model: WeekModel): Plan {
  const { fonts } = press;
  const geometry = weekGeometry(model);
  const identity = identityPart(fonts, model, dataMatrix(model.packId), geometry);
  const table = tableParts(fonts, model, geometry);
  const all = [...table.rows, ...noteParts(fonts, model, geometry)];
  const cells: readonly (readonly (MeasuredCell | null)[])[] = model.rows.map((row) =>
    model.passes.map((pass, column) => {
      const cell = row[column] ?? null;
      return cell === null ? null : measureCell(fonts, cell, model.resident.name, pass, geometry.column);
    }),
  );
  const heights = dayHeights(cells);
  const header = [identity, table.head, ...all];
  const roomUnder = (parts: readonly WeekPart[]): number => geometry.bottom - WEEK_MARGIN.y - heightOf(parts) - GAP - PASS_ROW;
  const grid = (parts: readonly WeekPart[], sheet: WeekSheet) => (canvas: Canvas): void => drawWeekGrid(canvas, model, cells, sheet, geometry, drawParts(canvas, parts, WEEK_MARGIN.y) + GAP);
  if (fitsOnePage(model, heights, roomUnder(header))) return { pages: weekSheets(heights, roomUnder(header)).map((sheet) => grid(header, sheet)), irregular: false };
  const sheets = weekSheets(heights, roomUnder([identity]));
  const cards = paged(all, [identity, table.head], geometry.bottom - WEEK_MARGIN.y).map((parts) => (canvas: Canvas): void => {
    drawParts(canvas, parts, WEEK_MARGIN.y);
  });
  return { pages: [...cards, ...sheets.map((sheet) => grid([identity], sheet))], irregular: sheets.length > 1 };
}

/** Multi-dose sheets of a week, upright on Letter or A4 (D104). Needs at least one model. */
export async function renderWeekSheets(models: readonly WeekModel[], offsets: PrinterOffsets = {}): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), 'Multi-dose packs');
  for (const model of models) {
    press.calibrate(offsetFor(offsets, model.packType));
    const { page: size, left, width } = weekGeometry(model);
    const { pages, irregular } = planWeek(press, model);
    const foot = pageFoot(press.fonts, model.identity, [model.packOf], width);
    if (irregular) press.warn(model.identity, 'a cell is fuller than the stock: the days are printed on more than one sheet');
    pages.forEach((draw, index) =>
      press.page(size, model.identity, (canvas) => {
        draw(canvas);
        foot.draw(canvas, left, size.height - WEEK_MARGIN.y + 4, index + 1, pages.length);
      }),
    );
  }
  return press.collect();
}
