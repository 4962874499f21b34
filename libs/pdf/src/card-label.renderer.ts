import type { LabelModel, PassText } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { COUNT_HEIGHT, LABEL, LABEL_TYPE, type LabelPage, chipWidth, countWidth, labelPages, nameBaseline, nameLeading, scheduleWidth } from './card-label.layout.js';
import { drawDataMatrix, symbolSide } from './data-matrix.js';
import { INK, PEN } from './ink.js';
import { drawPassWord, passInk } from './pass-mark.renderer.js';
import { Press, type RenderedPdf, firstIdentity } from './press.js';

function drawChip(canvas: Canvas, pass: PassText, right: number, y: number): void {
  const width = chipWidth(canvas.fonts, pass);
  canvas.fillRound(right - width, y, width, 16, 2.5, passInk(pass));
  canvas.roundRect(right - width, y, width, 16, 2.5, { width: 0.8, ink: INK.black });
  drawPassWord(canvas, pass, right - width + 6, y + 11.8, LABEL_TYPE.pass);
  canvas.text(right - 6, y + 11.8, pass.clock, LABEL_TYPE.pass, 'right');
}

/** Draws one label with its upper left corner at x, y: who and when, a rule, what, how and why, a rule, then the rest (D105). */
export function drawLabel(canvas: Canvas, model: LabelModel, page: LabelPage, x: number, y: number): void {
  const [left, right] = [x + LABEL.margin, x + LABEL.width - LABEL.margin];
  canvas.group('P', 'Label');
  page.name.forEach((line, index) => canvas.textLine(left, y + nameBaseline(page) + (index === 0 ? 0 : nameLeading(line)), line));
  if (model.label.pass !== null) drawChip(canvas, model.label.pass, right, y + 4.5);
  let top = y + page.nameHeight;
  canvas.line(left, top, right, top, PEN.row);
  const { schedule } = model.label;
  if (schedule !== null) {
    const width = scheduleWidth(canvas.fonts, schedule);
    canvas.fillRound(right - width, top + 5, width, 13.5, 1.8, INK.black);
    canvas.text(right - width / 2, top + 15.2, schedule, LABEL_TYPE.schedule, 'center');
  }
  const [side, symbolTop] = [symbolSide(page.symbol), y + page.symbolTop];
  const besideEnd = page.count === 1 ? right - side - 6 : right - countWidth(canvas.fonts, page.number, page.count) - 6;
  page.lines.forEach(({ line, leading, rule }, index) => {
    const ruleEnd = top + 8 < symbolTop - (page.count === 1 ? 0 : COUNT_HEIGHT) ? right : besideEnd;
    if (rule && index > 0) canvas.line(left, top + 4, ruleEnd, top + 4, { width: 0.8, ink: INK.black });
    top += leading;
    canvas.textLine(left, top - 0.5, line);
  });
  drawDataMatrix(canvas, page.symbol, right - side, symbolTop);
  if (page.count > 1) canvas.text(right, symbolTop - 6, `label ${page.number} of ${page.count}`, LABEL_TYPE.caution, 'right');
}

/** Labels of cards and containers, one a page of 288 x 144 pt, of what was compounded 288 x 216; a text too long for one goes on in the next. Needs at least one model. */
export async function renderCardLabels(models: readonly LabelModel[]): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), 'Card labels');
  for (const model of models) {
    for (const page of labelPages(press.fonts, model)) press.page({ width: LABEL.width, height: page.height }, model.identity, (canvas) => drawLabel(canvas, model, page, 0, 0));
  }
  return press.collect();
}
