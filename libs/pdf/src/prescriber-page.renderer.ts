import type { PrescriberPageModel } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import type { TextStyle } from './fonts.js';
import { INK, PEN } from './ink.js';
import { pageFoot } from './page-foot.renderer.js';
import { portrait } from './paper.js';
import { Press, type RenderedPdf } from './press.js';
import { breakText } from './text-layout.js';

/** Type of a fax: nothing small, nothing grey, since a fax has 200 dots an inch and two colours. */
const TYPE = {
  title: { weight: 'bold', size: 18 },
  pharmacy: { weight: 'bold', size: 11 },
  text: { weight: 'regular', size: 10.5 },
  strong: { weight: 'semibold', size: 10.5 },
  label: { weight: 'semibold', size: 9.5 },
  resident: { weight: 'bold', size: 13 },
} as const satisfies Record<string, TextStyle>;

const MARGIN = 48;
const LINE = 13.5;
const LABEL = 74;
const NUMBER = 20;
/** Room to write an answer, largest and smallest. */
const [ROOM, LEAST_ROOM] = [30, 9];
const SIGNATURE = 96;
const PRIVATE = 'Confidential: health information. If this page is not for you, please call the pharmacy and destroy it.';

/** Text in lines from a baseline on; returns the baseline of the next line. */
function lines(canvas: Canvas, at: { readonly x: number; readonly y: number; readonly width: number }, text: string, style: TextStyle): number {
  const broken = breakText(canvas.fonts, text, style, at.width);
  broken.forEach((line, index) => canvas.textLine(at.x, at.y + index * LINE, line));
  return at.y + broken.length * LINE;
}

function drawHead(canvas: Canvas, { title, pharmacy, to, facility, resident }: PrescriberPageModel, width: number): number {
  canvas.group('H1', title);
  canvas.text(MARGIN, MARGIN + 16, title, TYPE.title);
  canvas.group('P', 'Pharmacy');
  const right = MARGIN + width;
  canvas.text(right, MARGIN + 8, pharmacy.name, TYPE.pharmacy, 'right');
  canvas.text(right, MARGIN + 21, pharmacy.address, TYPE.text, 'right');
  canvas.text(right, MARGIN + 34, `Phone ${pharmacy.phone}`, TYPE.text, 'right');
  canvas.line(MARGIN, MARGIN + 44, right, MARGIN + 44, PEN.frame);
  canvas.group('P', 'To');
  canvas.text(MARGIN, MARGIN + 64, 'To', TYPE.label);
  let y = lines(canvas, { x: MARGIN + LABEL, y: MARGIN + 64, width: width - LABEL }, to, TYPE.strong) + 4;
  canvas.text(MARGIN, y, 'About', TYPE.label);
  y = lines(canvas, { x: MARGIN + LABEL, y, width: width - LABEL }, resident, TYPE.resident) + 1;
  return lines(canvas, { x: MARGIN + LABEL, y, width: width - LABEL }, facility, TYPE.text) + 2;
}

function drawReceived(canvas: Canvas, { received }: PrescriberPageModel, width: number, from: number): number {
  canvas.group('P', 'What we received');
  canvas.line(MARGIN, from - 6, MARGIN + width, from - 6, PEN.row);
  let y = from + 8;
  for (const { label, value } of received) {
    canvas.text(MARGIN, y, label, TYPE.label);
    y = lines(canvas, { x: MARGIN + LABEL, y, width: width - LABEL }, value, TYPE.text) + 1;
  }
  canvas.line(MARGIN, y - 6, MARGIN + width, y - 6, PEN.frame);
  return y;
}

/** The questions share the room that is left, so that the page is one page however many there are. */
function drawQuestions(canvas: Canvas, { questions, please }: PrescriberPageModel, width: number, from: number, bottom: number): void {
  const top = lines(canvas, { x: MARGIN, y: from + 8, width }, please, TYPE.strong) + 8;
  const textWidth = width - NUMBER - 40;
  const heights = questions.map(({ text }) => breakText(canvas.fonts, text, TYPE.text, textWidth).length * LINE);
  const left = bottom - top - heights.reduce((sum, height) => sum + height, 0);
  const room = Math.max(LEAST_ROOM, Math.min(ROOM, left / Math.max(1, questions.length)));
  let y = top;
  for (const { number, text, rule } of questions) {
    canvas.group('P', `Question ${number}`);
    canvas.text(MARGIN, y, `${number}.`, TYPE.strong);
    canvas.text(MARGIN + width, y, rule, TYPE.label, 'right');
    y = lines(canvas, { x: MARGIN + NUMBER, y, width: textWidth }, text, TYPE.text) + room - 2;
    canvas.line(MARGIN + NUMBER, y - LINE + 2, MARGIN + width, y - LINE + 2, { width: 0.6, ink: INK.black });
    y += 2;
  }
}

function drawSignature(canvas: Canvas, width: number, from: number): void {
  canvas.group('P', 'Signature');
  const half = width * 0.62;
  canvas.line(MARGIN, from + 36, MARGIN + half, from + 36, PEN.frame);
  canvas.line(MARGIN + half + 16, from + 36, MARGIN + width, from + 36, PEN.frame);
  canvas.text(MARGIN, from + 48, 'Signature of the prescriber', TYPE.label);
  canvas.text(MARGIN + half + 16, from + 48, 'Date and time', TYPE.label);
  canvas.text(MARGIN, from + 68, PRIVATE, TYPE.label);
}

/** A clarification or a renewal: one page to a prescriber, made to be faxed. */
export async function renderPrescriberPage(model: PrescriberPageModel): Promise<RenderedPdf> {
  const press = new Press(model.identity, model.title);
  const size = portrait(model.paper);
  const width = size.width - 2 * MARGIN;
  const foot = pageFoot(press.fonts, model.identity, [], width);
  const bottom = size.height - MARGIN - foot.height - SIGNATURE;
  press.page(size, model.identity, (canvas) => {
    const received = drawHead(canvas, model, width);
    const questions = drawReceived(canvas, model, width, received + 8);
    canvas.group('P', 'Questions');
    drawQuestions(canvas, model, width, questions, bottom);
    drawSignature(canvas, width, bottom);
    foot.draw(canvas, MARGIN, size.height - MARGIN, 1, 1);
  });
  return press.collect();
}
