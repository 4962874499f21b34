import type { Calibration, CalibrationModel } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import type { TextStyle } from './fonts.js';
import { PEN } from './ink.js';
import { Press, type RenderedPdf } from './press.js';
import { type Line, breakText } from './text-layout.js';

const MM = 72 / 25.4;
const LONGEST_RULER = 100;
const TYPE = { title: { weight: 'bold', size: 11 }, note: { weight: 'regular', size: 8.5 }, tick: { weight: 'regular', size: 7 } } as const satisfies Record<string, TextStyle>;

/** Millimetres of a ruler that fits `room` points: whole centimetres, at most ten. */
const rulerLength = (room: number): number => Math.min(LONGEST_RULER, Math.floor(room / MM / 10) * 10);

/** A ruler with a tick each millimetre, longer ones at five and ten. */
function drawRuler(canvas: Canvas, x: number, y: number, millimetres: number, upright: boolean): void {
  canvas.group('P', upright ? 'Ruler, upright' : 'Ruler');
  const along = (from: number, to: number, aside: number): void => {
    if (upright) canvas.line(x, y + from, x + aside, y + to, PEN.row);
    else canvas.line(x + from, y, x + to, y + aside, PEN.row);
  };
  along(0, millimetres * MM, 0);
  for (let mm = 0; mm <= millimetres; mm += 1) {
    const length = mm % 10 === 0 ? 9 : mm % 5 === 0 ? 6.5 : 4;
    along(mm * MM, mm * MM, length);
    if (mm % 10 === 0) canvas.text(upright ? x + 12 : x + mm * MM, upright ? y + mm * MM + 2.5 : y + 16, mm === millimetres ? `${mm} mm` : String(mm), TYPE.tick, upright ? 'left' : 'center');
  }
}

function drawCross(canvas: Canvas, x: number, y: number): void {
  canvas.line(x - 8, y, x + 8, y, PEN.row);
  canvas.line(x, y - 8, x, y + 8, PEN.row);
}

function drawCells(canvas: Canvas, { geometry: { origin, columns, rows, pitch, inset, cavity }, cells, round }: CalibrationModel): void {
  for (let cell = 0; cell < cells; cell += 1) {
    const [x, y] = [origin.x + (cell % columns) * pitch.x + inset.x + cavity.x / 2, origin.y + Math.floor(cell / columns) * pitch.y + inset.y + cavity.y / 2];
    if (round) canvas.circle(x, y, cavity.x / 2, PEN.day);
    else canvas.rect(x - cavity.x / 2, y - cavity.y / 2, cavity.x, cavity.y, PEN.day);
    canvas.line(x - 3, y, x + 3, y, PEN.row);
    canvas.line(x, y - 3, x, y + 3, PEN.row);
  }
  for (const x of [origin.x, origin.x + columns * pitch.x]) for (const y of [origin.y, origin.y + rows * pitch.y]) drawCross(canvas, x, y);
}

/** A line of words with its place from the top of the page. */
interface PlacedLine {
  readonly line: Line;
  readonly y: number;
}

/** The notes, from the top margin down; the first is the title. */
function placeNotes(canvas: Canvas, { title, notes, geometry: { page, margin } }: CalibrationModel): readonly PlacedLine[] {
  const room = page.x - 2 * margin - 68;
  let y = margin + 18;
  return [[title, TYPE.title] as const, ...notes.map((note) => [note, TYPE.note] as const)].flatMap(([text, style]) => breakText(canvas.fonts, text, style, room).map((line): PlacedLine => {
    const placed = { line, y };
    y += style.size + 3;
    return placed;
  }));
}

function drawNotes(canvas: Canvas, { geometry: { margin } }: CalibrationModel, placed: readonly PlacedLine[]): void {
  const [title, ...notes] = placed;
  if (title === undefined) return;
  canvas.group('H1', 'Calibration');
  canvas.textLine(margin + 14, title.y, title.line);
  canvas.group('P', 'What to do');
  for (const { line, y } of notes) canvas.textLine(margin + 14, y, line);
}

/** The cells, with both rulers: beside the notes where they have a zone above the cells, else over the cells. */
function drawSheet(canvas: Canvas, model: CalibrationModel, below: number): void {
  const { page, origin, margin } = model.geometry;
  canvas.rect(margin, margin, page.x - 2 * margin, page.y - 2 * margin, { ...PEN.row, dash: '[2 2] 0 d' });
  drawCells(canvas, model);
  drawRuler(canvas, margin + 14, Math.max(below + 2, Math.min(origin.y - 34, below + 20)), rulerLength(page.x - 2 * margin - 68), false);
  const high = origin.y - margin - 16;
  drawRuler(canvas, page.x - margin - 44, margin + 10, rulerLength(high > 30 * MM ? high : page.y - 2 * margin - 24), true);
}

/** The calibration page of a pack type, on a page of the stock's size, its notes on a page of their own where the cells leave no room for them; with what is stored of the printer applied. */
export async function renderCalibration(model: CalibrationModel, calibration: Calibration | null): Promise<RenderedPdf> {
  const press = new Press(model.identity, 'Calibration');
  press.calibrate(calibration);
  const { page, origin, margin } = model.geometry;
  const size = { width: page.x, height: page.y };
  let roomBelow = false;
  press.page(size, model.identity, (canvas) => {
    const placed = placeNotes(canvas, model);
    const end = (placed.at(-1)?.y ?? margin) + TYPE.note.size;
    roomBelow = end + 24 <= origin.y;
    drawNotes(canvas, model, placed);
    if (roomBelow) drawSheet(canvas, model, end);
  });
  if (!roomBelow) press.page(size, model.identity, (canvas) => drawSheet(canvas, model, margin + 10));
  return press.collect();
}
