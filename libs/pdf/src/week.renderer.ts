import { type PrintedGeometry, type PrinterOffsets, type WeekModel, offsetFor } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { dataMatrix } from './data-matrix.js';
import type { Fonts } from './fonts.js';
import { pageFoot } from './page-foot.renderer.js';
import { Press, type RenderedPdf, firstIdentity } from './press.js';
import { type PlacedCell, drawWeekGrid } from './week-grid.renderer.js';
import { type WeekPart, identityPart, noteParts, tableParts } from './week-header.renderer.js';
import { type MeasuredCell, WEEK_MARGIN, type WeekZone, cardZone, faceZone, fitsOnFace, measureCell, nameHasRoom } from './week.layout.js';

/** Lines of allergies over the cells; longer lists are on the card. */
const ALLERGY_LINES_ON_FACE = 2;

const heightOf = (parts: readonly WeekPart[]): number => parts.reduce((sum, part) => sum + part.height, 0);

function drawParts(canvas: Canvas, parts: readonly WeekPart[]): void {
  let top: number = WEEK_MARGIN.y;
  for (const part of parts) {
    part.draw(canvas, top);
    top += part.height;
  }
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

/** A page of a pack: of its card, or of its stock, which is moved by what the printer is off by. */
interface WeekPage {
  readonly zone: WeekZone;
  readonly onStock: boolean;
  /** Lower edge of what is drawn. */
  readonly end: number;
  readonly draw: (canvas: Canvas) => void;
}

/** The cells in the order in which the stock counts them. */
function placedCells(fonts: Fonts, model: WeekModel, { pitch }: PrintedGeometry): readonly PlacedCell[] {
  return model.rows.flatMap((row, day) => model.passes.map((pass, column): PlacedCell => {
    const cell = row[column] ?? null;
    return { date: model.dates[day] ?? '', pass, measured: cell === null ? null : measureCell(fonts, cell, model.resident.name, pass, pitch) };
  }));
}

const crowdedOf = (cells: readonly PlacedCell[]): readonly (MeasuredCell & Pick<PlacedCell, 'pass'>)[] => cells.flatMap(({ measured, pass }) => (measured?.crowded === true ? [{ ...measured, pass }] : []));

/** The card of a pack on paper: who, every medicine, what is not in it, and what had no room in its cell. */
function cardPages(fonts: Fonts, model: WeekModel, cells: readonly PlacedCell[]): readonly WeekPage[] {
  const zone = cardZone(model);
  const identity = identityPart(fonts, model, dataMatrix(model.packId), zone);
  const { head, rows } = tableParts(fonts, model, zone);
  const crowded = crowdedOf(cells).map(({ cell, pass }): readonly [string, string] => [`${cell.date} ${pass.clock}`, cell.lines.map(({ count, name, strength }) => `${count} ${name} ${strength}`).join(', ')]);
  return paged([...rows, ...noteParts(fonts, model, zone, crowded)], [identity, head], zone.bottom - WEEK_MARGIN.y).map((parts) => ({
    zone, onStock: false, end: zone.bottom, draw: (canvas) => {
      drawParts(canvas, parts);
    },
  }));
}

/** The faces of the stock, with what stands over their cells. */
function facePages(model: WeekModel, geometry: PrintedGeometry, cells: readonly PlacedCell[], parts: readonly WeekPart[]): readonly WeekPage[] {
  const [zone, size] = [faceZone(geometry), geometry.columns * geometry.rows];
  return Array.from({ length: Math.ceil(cells.length / size) }, (_, page) => ({
    zone, onStock: true, end: geometry.origin.y + geometry.rows * geometry.pitch.y, draw: (canvas: Canvas): void => {
      drawParts(canvas, parts);
      drawWeekGrid(canvas, model, geometry, cells.slice(page * size, (page + 1) * size));
    },
  }));
}

/** A pack as its stock shows it: where a name has no room in the cells or over them, the record number stands for it, and the card has the name. */
function onStock(fonts: Fonts, model: WeekModel, geometry: PrintedGeometry): WeekModel {
  const zone = faceZone(geometry);
  const hasHead = (of: WeekModel): boolean => identityPart(fonts, of, dataMatrix(of.packId), zone, ALLERGY_LINES_ON_FACE).height <= zone.bottom - WEEK_MARGIN.y;
  const hasCells = placedCells(fonts, model, geometry).every(({ measured }) => measured === null || nameHasRoom(measured, geometry.pitch));
  if (hasCells && hasHead(model)) return model;
  const numbered: WeekModel = { ...model, resident: { ...model.resident, name: `MRN ${model.resident.recordNumber}, name on the card` } };
  return hasCells && !hasHead(numbered) ? model : numbered;
}

/** The table over the cells, or on a card of its own where it or the cells would not fit (D104); the pouches of a strip have but the card here. */
function pagesOf(press: Press, model: WeekModel): readonly WeekPage[] {
  const { fonts } = press;
  const { geometry } = model;
  if (geometry === null) return cardPages(fonts, model, []);
  const face = onStock(fonts, model, geometry);
  if (face !== model) press.warn(model.identity, 'the stock has no room for the name: the record number stands for it');
  const [zone, cells] = [faceZone(geometry), placedCells(fonts, face, geometry)];
  const room = zone.bottom - WEEK_MARGIN.y;
  const crowded = crowdedOf(cells).length;
  if (crowded > 0) press.warn(model.identity, `${crowded} cells are fuller than the stock has room to print: they are listed on the card`);
  const { head, rows } = tableParts(fonts, model, zone);
  const whole = [identityPart(fonts, model, dataMatrix(model.packId), zone), head, ...rows, ...noteParts(fonts, model, zone)];
  if (face === model && crowded === 0 && fitsOnFace(model, heightOf(whole), room)) return facePages(model, geometry, cells, whole);
  const short = identityPart(fonts, face, dataMatrix(model.packId), zone, ALLERGY_LINES_ON_FACE);
  if (short.height > room) press.warn(model.identity, 'the stock has no room over its cells for who it is for');
  return [...cardPages(fonts, model, cells), ...facePages(model, geometry, cells, [short])];
}

/** Packs that several drugs share: their cards on Letter or A4, and the faces of their cells on pages of the stock's own size and measures (D60, D104). Needs at least one model. */
export async function renderWeekSheets(models: readonly WeekModel[], offsets: PrinterOffsets = {}): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), 'Multi-dose packs');
  for (const model of models) {
    const pages = pagesOf(press, model);
    pages.forEach(({ zone, onStock, end, draw }, index) => {
      const foot = pageFoot(press.fonts, model.identity, [model.packOf], zone.width);
      const below = zone.page.height - WEEK_MARGIN.y + 4;
      press.calibrate(onStock ? offsetFor(offsets, model.packType) : null);
      press.page(zone.page, model.identity, (canvas) => {
        draw(canvas);
        // Where the cells reach to the foot of the page, its words stand over everything else.
        foot.draw(canvas, zone.left, below - foot.height >= end ? below : WEEK_MARGIN.y - 1, index + 1, pages.length);
      });
    });
  }
  return press.collect();
}
