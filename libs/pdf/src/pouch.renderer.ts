import { type PouchFace, type PouchModel, type PrinterOffsets, offsetFor } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { dataMatrix, drawDataMatrix, symbolSide } from './data-matrix.js';
import type { Fonts, TextStyle } from './fonts.js';
import { INK, PEN } from './ink.js';
import { drawPassWord, passInk } from './pass-mark.renderer.js';
import { Press, type RenderedPdf, firstIdentity } from './press.js';
import { printWords } from './print-words.js';
import { type Line, type Piece, breakLines } from './text-layout.js';

const TYPE = {
  pass: { weight: 'bold', size: 12 },
  date: { weight: 'bold', size: 12 },
  name: { weight: 'bold', size: 10.5 },
  who: { weight: 'semibold', size: 7.5 },
  drug: { weight: 'bold', size: 9.5 },
  looks: { weight: 'regular', size: 7.5 },
  items: { weight: 'bold', size: 10 },
  small: { weight: 'regular', size: 7 },
  part: { weight: 'bold', size: 9.5 },
} as const satisfies Record<string, TextStyle>;

const BAND = 19;
const COUNT = 20;
const NOTE_LINE = 8.6;

/** Space between lines: first the usual, then as tight as can still be read. */
const LEADINGS = [{ drug: 10.6, looks: 8.8 }, { drug: 9.8, looks: 8 }, { drug: 9.2, looks: 7.4 }] as const;

interface PouchLines {
  readonly drugs: readonly { readonly count: string; readonly name: readonly Line[]; readonly looks: readonly Line[] }[];
  readonly leading: (typeof LEADINGS)[number];
  readonly fits: boolean;
}

function measured(fonts: Fonts, { lines }: PouchFace, width: number, room: number): PouchLines {
  const drugs = lines.map(({ count, name, strength, looks }) => ({
    count, name: breakLines(fonts, [{ text: name, style: TYPE.drug }, { text: strength, style: TYPE.drug, whole: true }], width - COUNT), looks: breakLines(fonts, [{ text: looks, style: TYPE.looks }], width - COUNT),
  }));
  const heightWith = (leading: PouchLines['leading']): number => drugs.reduce((sum, { name, looks }) => sum + name.length * leading.drug + looks.length * leading.looks, 0);
  const leading = LEADINGS.find((one) => heightWith(one) <= room);
  return { drugs, leading: leading ?? LEADINGS[2], fits: leading !== undefined };
}

function drawHead(canvas: Canvas, { pass, date, part, strip, number }: PouchFace, { identity, resident, geometry: { page, margin }, pouches }: PouchModel): number {
  const right = page.x - margin;
  canvas.group('H1', `Pouch ${number}`);
  canvas.fill(0, margin, page.x, BAND, passInk(pass));
  canvas.line(0, margin + BAND, page.x, margin + BAND, PEN.frame);
  drawPassWord(canvas, pass, margin + 3, margin + 13.6, TYPE.pass);
  canvas.text(right - 3, margin + 13.6, pass.clock, TYPE.pass, 'right');
  let y = margin + BAND + 13;
  canvas.text(margin + 3, y, date, TYPE.date);
  canvas.text(right - 3, y, `pouch ${number} of ${pouches.length}`, TYPE.who, 'right');
  const who = breakLines(canvas.fonts, [{ text: resident.name, style: TYPE.name }, ...[`DOB ${resident.dateOfBirth}`, resident.room].map((text): Piece => ({ text, style: TYPE.who, whole: true, gap: 6 }))], right - margin - 6);
  for (const line of who) {
    y += 11.5;
    canvas.textLine(margin + 3, y, line);
  }
  for (const text of [...printWords(identity), part === null ? '' : `Pouch ${part} of this pass: open all`, strip === null ? '' : `Strip ${strip} of this pass: open both`].filter(Boolean)) {
    y += 11.5;
    canvas.text(margin + 3, y, text, TYPE.part);
  }
  return y + 3.5;
}

/** One pouch (D73): whose, when, each drug with strength, count and looks, which pouch of how many, and the strip's code. Returns whether all of it had room. */
function drawPouch(canvas: Canvas, face: PouchFace, model: PouchModel): boolean {
  const { page, margin } = model.geometry;
  const symbol = dataMatrix(model.packId);
  const side = symbolSide(symbol);
  const [left, right] = [margin + 3, page.x - margin];
  const notes = [`items ${face.items}`, model.packId, `use by ${model.useBy}`, model.resident.facility, model.resident.pharmacy].flatMap((text, index) => breakLines(canvas.fonts, [{ text, style: index === 0 ? TYPE.items : TYPE.small }], right - side - 10 - left));
  const foot = page.y - margin - Math.max(side + 4, notes.length * NOTE_LINE + 5);
  const top = drawHead(canvas, face, model);
  canvas.line(margin, top, right, top, PEN.row);
  const { drugs, leading, fits } = measured(canvas.fonts, face, right - left - 3, foot - top - 3);
  canvas.group('P', 'Medicines');
  let y = top + 1;
  for (const { count, name, looks } of fits ? drugs : []) {
    canvas.text(left + COUNT - 5, y + leading.drug - 1, count, TYPE.drug, 'right');
    for (const line of name) canvas.textLine(left + COUNT, (y += leading.drug) - 1, line);
    for (const line of looks) canvas.textLine(left + COUNT, (y += leading.looks) - 1, line);
  }
  if (!fits) canvas.text(left, y + 12, `${drugs.length} medicines: list on the strip's card`, TYPE.drug);
  canvas.group('P', 'Strip');
  canvas.line(margin, foot, right, foot, PEN.row);
  drawDataMatrix(canvas, symbol, right - side - 3, foot + 3.5);
  notes.forEach((line, index) => canvas.textLine(left, foot + 11 + index * NOTE_LINE, line));
  canvas.line(0, page.y - 0.4, page.x, page.y - 0.4, { width: 0.8, ink: INK.mark, dash: '[4 3] 0 d' });
  return fits;
}

/** Faces of the pouches of strips, one a page of the film's own size (D60, D73). Needs at least one model. */
export async function renderPouches(models: readonly PouchModel[], offsets: PrinterOffsets = {}): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), 'Pouches');
  for (const model of models) {
    press.calibrate(offsetFor(offsets, model.packType));
    for (const face of model.pouches) {
      press.page({ width: model.geometry.page.x, height: model.geometry.page.y }, model.identity, (canvas) => {
        if (!drawPouch(canvas, face, model)) press.warn(model.identity, 'a pouch is fuller than its film has room to print: it is listed on the card of the strip');
      });
    }
  }
  return press.collect();
}
