import type { Canvas } from './canvas.js';
import type { Fonts } from './fonts.js';
import { INK, PEN } from './ink.js';
import type { MarGeometry } from './mar-geometry.layout.js';
import { cross, hatch } from './mar-grid.renderer.js';
import { type Line, type Piece, breakLines, breakText } from './text-layout.js';
import { TYPE } from './type-scale.js';

/** Codes of D18; none is a plausible pair of initials, and X is not among them since a printed X means not due. */
const CODES: readonly (readonly [code: string, meaning: string])[] = [
  ['R', 'refused'], ['H', 'held'], ['A', 'away'], ['C', 'in hospital'], ['S', 'asleep'], ['N', 'nausea, vomited'],
  ['U', 'not supplied'], ['V', 'vitals out of range'], ['W', 'wasted'], ['O', 'other, see note'],
];
const KEY_INDENT = 34;
const LEADING = 11;
const SIGNATURE_HEIGHT = 24;
const SAMPLES_HEIGHT = 14;
const [SAMPLE_GAP, RULE_GAP] = [13, 6];
const GRID_RULE = 'Not given: circle the code, reason on the notes page.';
const LOG_RULE = 'Each dose needs its reason and, later, its result. When a log is full, start a new page. Not given: write the code.';
const BOX = 11;
const INITIALS_ROWS = { least: 4, most: 12 } as const;
const INITIALS_ROW_HEIGHT = 17;
const INITIALS_HEAD = 20;

/** Least height of the area for initials, with its heading. */
export const INITIALS_HEIGHT = INITIALS_HEAD + INITIALS_ROWS.least * INITIALS_ROW_HEIGHT;

/** Lines at the lower end of a page, measured; `y` is their upper edge. */
export interface KeyZone {
  readonly height: number;
  readonly draw: (canvas: Canvas, y: number) => void;
}

function codeLines(fonts: Fonts, width: number, isGrid: boolean): readonly Line[] {
  const pieces: readonly Piece[] = CODES.flatMap(([code, meaning]) => [
    { text: code, style: TYPE.keyStrong, gap: 11, label: true },
    { text: meaning, style: TYPE.key, whole: true, gap: 3 },
  ]);
  return breakLines(fonts, isGrid ? [{ text: 'initials = given', style: TYPE.key, whole: true }, ...pieces] : pieces, width - KEY_INDENT);
}

type Sample = readonly [meaning: string, draw: (canvas: Canvas, x: number, y: number) => void];

const letterSample = (letter: string, tint: boolean) => (canvas: Canvas, x: number, y: number): void => {
  if (tint) canvas.fill(x, y, BOX, BOX, INK.away);
  canvas.text(x + BOX / 2, y + 8.7, letter, TYPE.letter, 'center');
};

const SAMPLES: readonly Sample[] = [
  ['due, not yet signed', (): void => {}],
  ['not due', (canvas, x, y): void => cross(canvas, x + BOX / 2, y + BOX / 2)],
  ['before start, after stop', (canvas, x, y): void => hatch(canvas, x, y, BOX, BOX)],
  ['on hold', letterSample('H', false)],
  ['leave', letterSample('A', true)],
  ['hospital', letterSample('C', true)],
  ['spare, not due', (canvas, x, y): void => spareTick(canvas, x, y)],
];

/** The corner mark of a cell in an unused spare block: blank, but not due (D20, D33). */
export function spareTick(canvas: Canvas, x: number, y: number): void {
  canvas.line(x, y + 4.2, x + 4.2, y, PEN.mark);
}

/** Where the samples of cells stand, row by row, and in which row the rule ends at the right. */
interface SampleRows {
  readonly placed: readonly { readonly sample: Sample; readonly x: number; readonly row: number }[];
  readonly ruleRow: number;
}

/** As many samples in a row as the width has room for; the rule goes beside the last ones, or into a row of its own. */
function sampleRows(fonts: Fonts, width: number): SampleRows {
  let [x, row] = [KEY_INDENT, 0];
  const placed = SAMPLES.map((sample) => {
    const own = BOX + 4 + fonts.width(sample[0], TYPE.key);
    if (x > KEY_INDENT && x + own > width) [x, row] = [KEY_INDENT, row + 1];
    const at = { sample, x, row };
    x += own + SAMPLE_GAP;
    return at;
  });
  return { placed, ruleRow: x - SAMPLE_GAP + RULE_GAP + fonts.width(GRID_RULE, TYPE.key) > width ? row + 1 : row };
}

function drawSamples(canvas: Canvas, x: number, y: number, { placed }: SampleRows): void {
  canvas.text(x, y + 8.5, 'Cells', TYPE.keyStrong);
  for (const { sample: [meaning, draw], x: own, row } of placed) {
    const [left, top] = [x + own, y + row * SAMPLES_HEIGHT];
    draw(canvas, left, top);
    canvas.rect(left, top, BOX, BOX, PEN.row);
    canvas.text(left + BOX + 4, top + 8.5, meaning, TYPE.key);
  }
}

/** Lines to be signed at the end of a page (D7, D34). */
function drawSignatures(canvas: Canvas, geometry: MarGeometry, y: number): void {
  const labels = ['Entered by, date', 'Verified by, date', 'Reconciled at month end by, date'];
  const each = geometry.width / labels.length;
  labels.forEach((label, index) => {
    const x = geometry.left + index * each;
    const used = canvas.text(x, y + 18, label, TYPE.key);
    canvas.line(x + used + 4, y + 20, x + each - (index === labels.length - 1 ? 0 : 18), y + 20, PEN.row);
  });
}

/** Codes, cell key, notes and signatures; `isGrid` tells a page of the grid from a log page. */
export function keyZone(fonts: Fonts, geometry: MarGeometry, notes: readonly string[], isGrid: boolean): KeyZone {
  const codes = codeLines(fonts, geometry.width, isGrid);
  const rules = isGrid ? [] : breakText(fonts, LOG_RULE, TYPE.key, geometry.width - KEY_INDENT);
  const noteLines = notes.flatMap((note) => breakText(fonts, note, TYPE.key, geometry.width - KEY_INDENT));
  const samples = sampleRows(fonts, geometry.width);
  const height = 6 + (codes.length + rules.length + noteLines.length) * LEADING + (isGrid ? (samples.ruleRow + 1) * SAMPLES_HEIGHT : 0) + SIGNATURE_HEIGHT;
  const draw = (canvas: Canvas): void => {
    let y = 6;
    const block = (label: string, lines: readonly Line[]): void => {
      if (lines.length > 0) canvas.text(geometry.left, y + 8.5, label, TYPE.keyStrong);
      for (const line of lines) {
        canvas.textLine(geometry.left + KEY_INDENT, y + 8.5, line);
        y += LEADING;
      }
    };
    block('Notes', noteLines);
    block('Codes', codes);
    if (isGrid) {
      drawSamples(canvas, geometry.left, y + 1.5, samples);
      y += samples.ruleRow * SAMPLES_HEIGHT;
      canvas.text(geometry.right, y + 10, GRID_RULE, TYPE.key, 'right');
      y += SAMPLES_HEIGHT;
    }
    block('Rule', rules);
    drawSignatures(canvas, geometry, y);
  };
  return {
    height,
    draw: (canvas, top) => {
      canvas.group('P', 'Notes and keys');
      canvas.stamped(`keys ${geometry.page.width} ${String(isGrid)} ${notes.join('\n')}`, top, draw);
    },
  };
}

/** Boxes for the initials, name and signature of everyone who signs (D13), down to `end` where there is room. */
export function drawInitials(canvas: Canvas, geometry: MarGeometry, y: number, end: number): void {
  const rows = Math.max(INITIALS_ROWS.least, Math.min(INITIALS_ROWS.most, Math.floor((end - y - INITIALS_HEAD) / INITIALS_ROW_HEIGHT)));
  canvas.group('P', 'Initials');
  canvas.text(geometry.left, y + 13, 'Initials, printed name and signature of everyone who signs this record', TYPE.head);
  const [columns, gap, top, height] = [4, 8, y + 18, rows * INITIALS_ROW_HEIGHT];
  const width = (geometry.width - (columns - 1) * gap) / columns;
  for (let column = 0; column < columns; column += 1) {
    const x = geometry.left + column * (width + gap);
    canvas.rect(x, top, width, height, PEN.row);
    canvas.line(x + 30, top, x + 30, top + height, PEN.row);
    for (let row = 1; row < rows; row += 1) canvas.line(x, top + row * INITIALS_ROW_HEIGHT, x + width, top + row * INITIALS_ROW_HEIGHT, PEN.row);
  }
}
