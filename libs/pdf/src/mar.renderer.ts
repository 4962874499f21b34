import type { Writable } from 'node:stream';
import type { BookCoverModel, MarModel } from '@cyclefill/domain/documents';
import { printCover } from './book-cover.renderer.js';
import type { Canvas } from './canvas.js';
import { DAY_ROW_HEIGHT, marGeometry, marScale } from './mar-geometry.layout.js';
import { drawGridPage } from './mar-grid-page.renderer.js';
import { keyZone } from './mar-keys.renderer.js';
import { notesPages } from './mar-notes.renderer.js';
import { gridPages } from './mar-pages.layout.js';
import { prnPages } from './mar-prn.renderer.js';
import { pageFoot, residentWords } from './page-foot.renderer.js';
import { RECORD_NAMES } from './record-names.js';
import { landscape } from './paper.js';
import { Press, type RenderedPdf, type StreamedPdf, firstIdentity } from './press.js';
import { residentHead } from './resident-head.renderer.js';

/** Footnotes stand on every grid page up to this many; more go to the notes page and are announced. */
const MAX_FOOTNOTES = 4;

type DrawPage = (canvas: Canvas) => void;

/** A page with what it is enlarged by. */
interface PlannedPage {
  readonly draw: DrawPage;
  readonly scale: number;
  readonly drawFoot: (canvas: Canvas, page: number, pages: number) => void;
}

/** All pages of one resident's record, ready to be drawn once their number is known. Logs and notes are as usual in large print too: their columns need the room to write. */
function planMar(press: Press, model: MarModel): readonly PlannedPage[] {
  const { fonts } = press;
  const geometry = marGeometry(model);
  const { left, top, width, bottom } = geometry;
  const foot = pageFoot(fonts, model.identity, residentWords(model.resident), width);
  const head = residentHead(fonts, model.resident, `${RECORD_NAMES[model.record].short}  ${model.title}`, width);
  const many = model.footnotes.length > MAX_FOOTNOTES;
  const footnotes = many ? ['More notes than fit here: read them on the notes page.'] : model.footnotes;
  const keys = keyZone(fonts, geometry, footnotes, true);
  const body = top + head.height;
  const lower = bottom - foot.height - keys.height;
  const isLog = model.record === 'as_needed';
  const grid = (isLog ? [] : gridPages(fonts, model, geometry, lower - body - DAY_ROW_HEIGHT)).map((page): DrawPage => (canvas) => {
    head.draw(canvas, left, top);
    drawGridPage(canvas, model, geometry, page, body, lower);
    keys.draw(canvas, lower);
  });
  const overflow = [...(many ? [{ title: 'Notes on this record', text: model.footnotes.join(' ') }] : []), ...head.overflow];
  const usual = marGeometry({ paper: model.paper, days: model.days });
  const usualFoot = pageFoot(fonts, model.identity, residentWords(model.resident), usual.width);
  const end = usual.bottom - usualFoot.height;
  const logs = [...prnPages(fonts, model, usual, isLog ? footnotes : [], end), ...notesPages(fonts, model, usual, overflow, end)];
  return [
    ...grid.map((draw): PlannedPage => ({ draw, scale: marScale(model), drawFoot: (canvas, page, count) => foot.draw(canvas, left, bottom, page, count) })),
    ...logs.map((draw): PlannedPage => ({ draw, scale: 1, drawFoot: (canvas, page, count) => usualFoot.draw(canvas, usual.left, usual.bottom, page, count) })),
  ];
}

/** Prints one resident's record; pages are counted within it (D3). */
function printMar(press: Press, model: MarModel): void {
  const pages = planMar(press, model);
  pages.forEach(({ draw, drawFoot, scale }, index) => {
    press.calibrate(scale === 1 ? null : { right: 0, down: 0, scale });
    const bookmark = index === 0 ? `${model.resident.room}  ${model.resident.name}` : undefined;
    press.page(landscape(model.paper), model.identity, (canvas) => {
      draw(canvas);
      drawFoot(canvas, index + 1, pages.length);
    }, bookmark);
  });
  press.calibrate(null);
}

const titleOf = ([first]: readonly MarModel[]): string => RECORD_NAMES[first?.record ?? 'medication'].title;

/** The records of residents as one PDF with a bookmark each, in the order given, behind the cover of their book. Needs at least one model. */
export async function renderMars(models: readonly MarModel[], cover: BookCoverModel | null = null): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), titleOf(models));
  if (cover !== null) printCover(press, cover);
  for (const model of models) printMar(press, model);
  return press.collect();
}

/** The same as `renderMars` into a stream that is ended with the PDF: memory stays flat, however many residents a book has. */
export async function streamMars(models: Iterable<MarModel>, out: Writable): Promise<StreamedPdf> {
  let press: Press | null = null;
  for (const model of models) {
    if (press === null) {
      press = new Press(model.identity, RECORD_NAMES[model.record].title);
      press.pipe(out);
    }
    printMar(press, model);
    await press.settle(out);
  }
  if (press === null) throw new RangeError('a PDF needs at least one document');
  return press.finish(out);
}
