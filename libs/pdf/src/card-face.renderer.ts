import { type CardCavity, type CardModel, type PrinterOffsets, offsetFor } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { type CavityGrid, FACE, FACE_TYPE, SMALL_RADIUS, cavityAt, cavityGrid } from './card-face.layout.js';
import { LABEL, type LabelPage, labelPages } from './card-label.layout.js';
import { drawLabel } from './card-label.renderer.js';
import type { TextStyle } from './fonts.js';
import { INK, PEN, type Pen } from './ink.js';
import { drawPassWord, passInk } from './pass-mark.renderer.js';
import { Press, type RenderedPdf, firstIdentity } from './press.js';
import { type Line, type Piece, breakLines, breakText } from './text-layout.js';

/** Height of first and last dose with their rules. */
const DOSES_HEIGHT = 57;
const RING: Pen = { width: 1, ink: INK.black };
const LAST_RING: Pen = { width: 2.4, ink: INK.black };
const EMPTY_RING: Pen = { width: 0.8, ink: INK.mark, dash: '[2.5 2] 0 d' };

/** The upper edge is what one reads in the drawer: pass, time, name. A name longer than two lines is on the label alone. */
function drawBand(canvas: Canvas, { label, resident }: CardModel): void {
  canvas.group('H1', 'Card');
  canvas.fill(0, 0, FACE.width, FACE.band, passInk(label.pass));
  canvas.line(0, FACE.band, FACE.width, FACE.band, PEN.frame);
  const edge = drawPassWord(canvas, label.pass, 16, 22.5, FACE_TYPE.band);
  const used = edge + 10 + canvas.text(edge + 10, 22.5, label.pass.clock, FACE_TYPE.band);
  const pieces: readonly Piece[] = [resident.name, resident.room].map((text) => ({ text, style: FACE_TYPE.bandName, whole: true, gap: 9 }));
  const right = FACE.width - 16;
  const lines = breakLines(canvas.fonts, pieces, right - used - 12);
  const shown = lines.length <= 2 ? lines : breakLines(canvas.fonts, [{ text: `MRN ${resident.recordNumber}, name on the label`, style: FACE_TYPE.bandName }], right - used - 12);
  shown.slice(0, 2).forEach((line, index) => canvas.textLine(right, shown.length === 1 ? 22 : 14.5 + index * 14.5, line, 'right'));
}

/** Quantity, card count, first and last dose, cautions: the panel right of the label. Returns a text that had no room; cautions are on the label too. */
function drawPanel(canvas: Canvas, model: CardModel): readonly string[] {
  const { label } = model;
  const { x, width } = FACE.panel;
  let y = FACE.label.y + 22;
  const linesOf = (text: string, style: TextStyle): readonly Line[] => breakText(canvas.fonts, text, style, width);
  const put = (text: string, style: TextStyle): void => {
    for (const line of linesOf(text, style)) {
      y += style.size + 2.5;
      canvas.textLine(x, y, line);
    }
  };
  const rule = (): void => {
    y += 4;
    canvas.line(x, y, x + width, y, PEN.row);
  };
  canvas.group('P', 'Quantity');
  const number = canvas.text(x, y, label.quantity, FACE_TYPE.quantity);
  if (number + 5 + canvas.width(label.unit, FACE_TYPE.unit) <= width) canvas.text(x + number + 5, y, label.unit, FACE_TYPE.unit);
  else put(label.unit, FACE_TYPE.unit);
  put(label.cardCount, FACE_TYPE.value);
  const others = model.otherCards;
  const roomForOthers = others !== null && y + linesOf(others, FACE_TYPE.text).length * (FACE_TYPE.text.size + 2.5) + DOSES_HEIGHT <= FACE.label.y + LABEL.height + 4;
  if (roomForOthers) put(others, FACE_TYPE.text);
  rule();
  for (const [name, value] of [['First dose', model.firstDose], ['Last dose', model.lastDose]] as const) {
    put(name, FACE_TYPE.text);
    put(value, FACE_TYPE.value);
  }
  rule();
  for (const caution of label.cautions) {
    const height = linesOf(caution, FACE_TYPE.text).length * (FACE_TYPE.text.size + 2.5);
    if (y + height <= FACE.label.y + LABEL.height + 2) put(caution, FACE_TYPE.text);
  }
  return others === null || roomForOthers ? [] : [others];
}

function drawFilled(canvas: Canvas, cavity: CardCavity, grid: CavityGrid, at: { readonly x: number; readonly y: number }): void {
  const units = cavity.units === null ? '' : `× ${cavity.units}`;
  const small = grid.radius < SMALL_RADIUS;
  canvas.circle(at.x, at.y, grid.radius - (cavity.last ? 0.7 : 0), cavity.last ? LAST_RING : RING);
  if (small) canvas.text(at.x, at.y + 4, String(cavity.left), FACE_TYPE.smallNumber, 'center');
  else {
    canvas.text(at.x, at.y + (units === '' ? 6 : 2.5), String(cavity.left), FACE_TYPE.number, 'center');
    canvas.text(at.x, at.y + 14.5, units, FACE_TYPE.unit, 'center');
  }
  canvas.text(at.x, at.y + grid.radius + (small ? 11 : 13.5), small ? `${cavity.date} ${units}`.trim() : cavity.date, FACE_TYPE.date, 'center');
}

function drawEmpty(canvas: Canvas, grid: CavityGrid, { x, y }: { readonly x: number; readonly y: number }): void {
  const arm = grid.radius * 0.4;
  canvas.circle(x, y, grid.radius, EMPTY_RING);
  canvas.line(x - arm, y - arm, x + arm, y + arm, PEN.mark);
  canvas.line(x - arm, y + arm, x + arm, y - arm, PEN.mark);
  canvas.text(x, y + grid.radius + 13, 'empty', FACE_TYPE.empty, 'center');
}

function drawCavities(canvas: Canvas, model: CardModel, grid: CavityGrid): void {
  const { x, y, width } = FACE.cavities;
  canvas.group('P', 'Cavities');
  model.weekdays.forEach((weekday, column) => canvas.text(x + (column + 0.5) * grid.pitchX, y - 6, weekday, FACE_TYPE.weekday, 'center'));
  canvas.line(x, y, x + width, y, { width: 1, ink: INK.black });
  for (let row = 1; row < grid.rows; row += 1) canvas.line(x, y + row * grid.pitchY, x + width, y + row * grid.pitchY, PEN.day);
  const filled = new Map(model.cavities.map((cavity) => [cavity.position, cavity]));
  for (let position = 0; position < model.capacity; position += 1) {
    const [cavity, at] = [filled.get(position), cavityAt(grid, model.columns, position)];
    if (cavity === undefined) drawEmpty(canvas, grid, at);
    else drawFilled(canvas, cavity, grid, at);
  }
}

/** What the numbers mean and when the next card is due: in the free end of the last row, or in lines under the cavities. */
function drawLegend(canvas: Canvas, model: CardModel, grid: CavityGrid, more: readonly string[]): void {
  const next = model.label.pass.word === 'AS NEEDED' ? 'At 3 left: ask for a refill.' : model.takenAlone === true ? 'For the time away: no next card.' : model.nextCardDue === null ? 'No next card: the order ends with this one.' : `At 3 left: next card due ${model.nextCardDue}.`;
  const texts = [`Number = doses left before you ${model.takenAlone === true || model.label.reader === 'self' ? 'take' : 'give'} this dose.`, next, ...more];
  const free = (grid.rows * model.columns - model.capacity) * grid.pitchX;
  const inRow = free >= 180;
  const { x, width, bottom } = FACE.cavities;
  const left = inRow ? x + width - free + 4 : x;
  const pieces = texts.map((text, index): Piece => ({ text, style: index === 0 ? FACE_TYPE.strong : FACE_TYPE.text, gap: 8 }));
  const lines = inRow ? pieces.flatMap((piece) => breakLines(canvas.fonts, [piece], free - 22)) : breakLines(canvas.fonts, pieces, width);
  canvas.group('P', 'Legend');
  const top = inRow ? FACE.cavities.y + (grid.rows - 1) * grid.pitchY + 5 : bottom - 7;
  if (inRow) canvas.rect(left, top, free - 4, lines.length * 11.5 + 9, PEN.frame);
  lines.forEach((line, index) => canvas.textLine(left + (inRow ? 8 : 0), top + 13 + index * (inRow ? 11.5 : 9.6), line));
}

function drawFoot(canvas: Canvas, { identity, packId, label }: CardModel, page: LabelPage): void {
  const revision = identity.replaces === null ? `rev ${identity.revision}` : `rev ${identity.revision} (replaces rev ${identity.replaces})`;
  const pieces = [packId, identity.id === packId ? '' : identity.id, revision, `orders ${identity.orderSetHash}`, `generated ${identity.generatedAt}`].map((text) => ({ text, style: FACE_TYPE.foot, whole: true, gap: 6 }));
  const side = page.count === 1 ? label.cardCount : `${label.cardCount}, page ${page.number} of ${page.count}`;
  canvas.group('P', 'Document');
  const width = FACE.cavities.width - canvas.width(side, FACE_TYPE.footStrong) - 12;
  const lines = breakLines(canvas.fonts, pieces, width);
  lines.forEach((line, index) => canvas.textLine(FACE.cavities.x, FACE.foot - (lines.length - 1 - index) * 8.4, line));
  canvas.text(FACE.cavities.x + FACE.cavities.width, FACE.foot, side, FACE_TYPE.footStrong, 'right');
}

function drawFace(canvas: Canvas, model: CardModel, page: LabelPage): void {
  drawBand(canvas, model);
  canvas.roundRect(FACE.label.x, FACE.label.y, LABEL.width, LABEL.height, 5, { width: 1, ink: INK.black });
  drawLabel(canvas, model, page, FACE.label.x, FACE.label.y);
  drawFoot(canvas, model, page);
  if (page.number > 1) {
    canvas.text(FACE.cavities.x, FACE.cavities.y, 'This label goes on the back of the card.', FACE_TYPE.strong);
    return;
  }
  const grid = cavityGrid(model);
  const more = drawPanel(canvas, model);
  drawCavities(canvas, model, grid);
  drawLegend(canvas, model, grid, more);
}

/** Faces of one-drug cards with their label in place, one a page of 432 x 648 pt (D105); a label too long goes on in a further page. Needs at least one model. */
export async function renderCards(models: readonly CardModel[], offsets: PrinterOffsets = {}): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), 'Cards');
  for (const model of models) {
    press.calibrate(offsetFor(offsets, model.packType));
    for (const page of labelPages(press.fonts, model)) press.page(FACE, model.identity, (canvas) => drawFace(canvas, model, page));
  }
  return press.collect();
}
