import type { PrescriberPageModel } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import type { Fonts, TextStyle } from './fonts.js';
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
/** Of an answer where one page does not do. */
const GOOD_ROOM = 24;
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

type Questions = PrescriberPageModel['questions'];

const textWidthOf = (width: number): number => width - NUMBER - 40;
const heightOf = (fonts: Fonts, width: number, questions: Questions): number => questions.reduce((sum, { text }) => sum + breakText(fonts, text, TYPE.text, textWidthOf(width)).length * LINE, 0);

/** The questions of each page: all on one where there is any room for the answers, else as many as have good room. */
function questionPages(fonts: Fonts, width: number, questions: Questions, height: number): readonly Questions[] {
  const fits = (asked: Questions, room: number): boolean => heightOf(fonts, width, asked) + asked.length * room <= height;
  if (fits(questions, LEAST_ROOM)) return [questions];
  const pages: Questions[number][][] = [[]];
  for (const question of questions) {
    const page = pages.at(-1) ?? [];
    if (page.length === 0 || fits([...page, question], GOOD_ROOM)) page.push(question);
    else pages.push([question]);
  }
  return pages;
}

/** Draws questions from a baseline on; they share the room that is left for the answers. */
function drawQuestions(canvas: Canvas, questions: Questions, width: number, top: number, bottom: number): void {
  const left = bottom - top - heightOf(canvas.fonts, width, questions);
  const room = Math.max(LEAST_ROOM, Math.min(ROOM, left / Math.max(1, questions.length)));
  let y = top;
  for (const { number, text, rule } of questions) {
    canvas.group('P', `Question ${number}`);
    canvas.text(MARGIN, y, `${number}.`, TYPE.strong);
    canvas.text(MARGIN + width, y, rule, TYPE.label, 'right');
    y = lines(canvas, { x: MARGIN + NUMBER, y, width: textWidthOf(width) }, text, TYPE.text) + room - 2;
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

/** The head and what is asked, down to the baseline of the first question. */
function drawTop(canvas: Canvas, model: PrescriberPageModel, width: number): number {
  const received = drawHead(canvas, model, width);
  const from = drawReceived(canvas, model, width, received + 8);
  canvas.group('P', 'Questions');
  return lines(canvas, { x: MARGIN, y: from + 8, width }, model.please, TYPE.strong) + 8;
}

/** The same baseline, before anything is drawn. */
function topOf(fonts: Fonts, { to, resident, facility, received, please }: PrescriberPageModel, width: number): number {
  const count = (text: string, style: TextStyle, within: number): number => breakText(fonts, text, style, within).length * LINE;
  const value = width - LABEL;
  const head = MARGIN + 64 + count(to, TYPE.strong, value) + 4 + count(resident, TYPE.resident, value) + 1 + count(facility, TYPE.text, value) + 2;
  return head + 16 + received.reduce((sum, one) => sum + count(one.value, TYPE.text, value) + 1, 0) + 8 + count(please, TYPE.strong, width) + 8;
}

/** What is asked of a prescriber, made to be faxed: one page, or as many as the questions take with room to answer each. Every page has its head and is signed. */
export async function renderPrescriberPage(model: PrescriberPageModel): Promise<RenderedPdf> {
  const press = new Press(model.identity, model.title);
  const size = portrait(model.paper);
  const width = size.width - 2 * MARGIN;
  const foot = pageFoot(press.fonts, model.identity, [], width);
  const bottom = size.height - MARGIN - foot.height - SIGNATURE;
  // The last answer may reach into the room above the signature.
  const pages = questionPages(press.fonts, width, model.questions, bottom + LINE - topOf(press.fonts, model, width));
  pages.forEach((questions, index) => press.page(size, model.identity, (canvas) => {
    drawQuestions(canvas, questions, width, drawTop(canvas, model, width), bottom);
    drawSignature(canvas, width, bottom);
    foot.draw(canvas, MARGIN, size.height - MARGIN, index + 1, pages.length);
  }));
  return press.collect();
}
