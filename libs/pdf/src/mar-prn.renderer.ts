import type { MarModel, MarPrnBlock } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import type { Fonts } from './fonts.js';
import { INK, PEN } from './ink.js';
import { type Badge, badgeRoom, directionPieces, drugLines, leadingOf, measuredBadge } from './mar-block.layout.js';
import { drawBadges, drawLines } from './mar-block.renderer.js';
import type { MarGeometry } from './mar-geometry.layout.js';
import { keyZone } from './mar-keys.renderer.js';
import { RECORD_NAMES } from './record-names.js';
import { residentHead } from './resident-head.renderer.js';
import { type Line, breakLines, breakText } from './text-layout.js';
import { TYPE } from './type-scale.js';

const HEAD_HEIGHT = 13;
const LINE_HEIGHT = 16.7;
const MIN_LINES = 8;
const MAX_LINES = 16;
/** Beside a line for each dose that may be given, for what is struck out or refused. */
const SPARE_LINES = 2;
const LIMIT_LEADING = 12;
const BOX_PADDING = 4;
const ORDER_WIDTH = 212;

interface Column {
  readonly title: string;
  readonly width: number;
  /** A heavier rule stands left of the result. */
  readonly heavy?: boolean;
}

/** One as-needed order, or a part of its text that goes on over pages; the limits box is on the first part. */
interface PrnPart {
  readonly block: MarPrnBlock;
  readonly title: string;
  readonly badges: readonly Badge[];
  readonly head: readonly Line[];
  readonly body: readonly Line[];
  readonly limits: readonly Line[];
  readonly tail: readonly Line[];
  readonly height: number;
}

interface PlacedPart {
  readonly part: PrnPart;
  readonly height: number;
}

/** Columns of the log (D102); one without a count keeps the place of those after it. */
function logColumns(counted: boolean, width: number): readonly Column[] {
  const more = (width - 532) / 2;
  const reason = 158 + more;
  return [
    { title: 'Date', width: 40 },
    { title: 'Time', width: 36 },
    { title: 'Dose given', width: 56 },
    ...(counted ? [{ title: 'Reason', width: reason - 50 }, { title: 'Count left', width: 50 }] : [{ title: 'Reason', width: reason }]),
    { title: 'Initials', width: 40 },
    { title: 'Time', width: 36, heavy: true },
    { title: 'Result', width: 126 + more },
    { title: 'Initials', width: 40 },
  ];
}

/** Lines of a log: no more than may be filled in, where an order ends early or is given seldom. */
const mostLines = ({ mostDoses }: MarPrnBlock): number => (mostDoses === null ? MAX_LINES : Math.min(MAX_LINES, mostDoses + SPARE_LINES));

const linesHeight = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + leadingOf(line), 0);
const boxHeight = (limits: readonly Line[]): number => (limits.length === 0 ? 0 : limits.length * LIMIT_LEADING + 2 * BOX_PADDING + 6);

function partHeight(part: Omit<PrnPart, 'height' | 'title' | 'badges'>): number {
  const text = linesHeight(part.head) + linesHeight(part.body) + boxHeight(part.limits) + linesHeight(part.tail) + 12;
  return Math.max(HEAD_HEIGHT + Math.min(MIN_LINES, mostLines(part.block)) * LINE_HEIGHT, text);
}

/** Measures an order; a text taller than a page goes on in further parts with the drug again. */
function prnParts(fonts: Fonts, block: MarPrnBlock, room: number): readonly PrnPart[] {
  const width = ORDER_WIDTH - 8;
  const badges = block.schedule === null ? [] : [measuredBadge(fonts, block.schedule, true)];
  const drug = drugLines(fonts, block.drug, (index) => (index === 0 ? width - badgeRoom(badges) : width));
  const stop = block.stop === null ? [] : breakText(fonts, block.stop, TYPE.strong, width);
  const limits = block.limits.flatMap((limit) => breakText(fonts, limit, TYPE.limit, width - 12));
  const tail = [...stop, ...block.reference.flatMap((text) => breakText(fonts, text, TYPE.reference, width))];
  const frame = { block, title: `${block.drug.name} ${block.drug.strength} ${block.drug.form}`, badges };
  const head = drug.slice(0, 6);
  const parts: PrnPart[] = [];
  let body = [...drug.slice(6), ...breakLines(fonts, directionPieces(block), width)];
  const again = [...head, ...breakText(fonts, 'continued', TYPE.strong, width)];
  while (partHeight({ block, head: again, body, limits, tail }) > room && body.length > 0) {
    const count = Math.max(1, Math.floor((room - linesHeight(again) - 12) / 11.5));
    const piece = { block, head: parts.length === 0 ? head : again, body: body.slice(0, count), limits: [], tail: [] };
    parts.push({ ...frame, ...piece, height: partHeight(piece) });
    body = body.slice(count);
  }
  const last = { block, head: parts.length === 0 ? head : again, body, limits, tail };
  return [...parts, { ...frame, ...last, height: partHeight(last) }];
}

function drawLog(canvas: Canvas, geometry: MarGeometry, part: PrnPart, y: number, height: number): void {
  const left = geometry.left + ORDER_WIDTH;
  canvas.fill(left, y, geometry.right - left, HEAD_HEIGHT, INK.bar);
  let x = left;
  for (const { title, width, heavy } of logColumns(part.block.counted, geometry.right - left)) {
    canvas.text(x + 3, y + 9.6, title, TYPE.keyStrong);
    canvas.line(x, y, x, y + height, x === left || heavy === true ? PEN.frame : PEN.day);
    x += width;
  }
  // A little taller, where the text beside them leaves more room than there are lines.
  const lines = Math.min(mostLines(part.block), Math.max(MIN_LINES, Math.floor((height - HEAD_HEIGHT) / LINE_HEIGHT)));
  const each = (height - HEAD_HEIGHT) / lines;
  for (let line = 0; line < lines; line += 1) canvas.line(left, y + HEAD_HEIGHT + line * each, geometry.right, y + HEAD_HEIGHT + line * each, PEN.row);
}

function drawPart(canvas: Canvas, geometry: MarGeometry, { part, height }: PlacedPart, y: number): void {
  const x = geometry.left + 4;
  const right = geometry.left + ORDER_WIDTH - 4;
  canvas.group('P', part.title);
  canvas.line(geometry.left, y, geometry.right, y, PEN.frame);
  drawBadges(canvas, part.badges, right, y + 3);
  let top = drawLines(canvas, part.head, x, y + 2);
  top = drawLines(canvas, part.body, x, top);
  if (part.limits.length > 0) {
    const box = part.limits.length * LIMIT_LEADING + 2 * BOX_PADDING;
    canvas.rect(x, top + 3, right - x, box, PEN.frame);
    part.limits.forEach((line, index) => canvas.textLine(x + 6, top + 3 + BOX_PADDING + 9 + index * LIMIT_LEADING, line));
    top += box + 6;
  }
  const reference = part.tail.filter((line) => line.runs[0]?.style === TYPE.reference);
  drawLines(canvas, part.tail.filter((line) => !reference.includes(line)), x, top);
  drawLines(canvas, reference, x, y + height - linesHeight(reference) - 2);
  drawLog(canvas, geometry, part, y, height);
}

/** Shares the free height of a page among its logs: a longer log lasts longer. */
function placed(parts: readonly PrnPart[], room: number): readonly PlacedPart[] {
  const share = (room - parts.reduce((sum, part) => sum + part.height, 0)) / parts.length;
  return parts.map((part) => ({ part, height: Math.max(part.height, Math.min(part.height + share, HEAD_HEIGHT + mostLines(part.block) * LINE_HEIGHT)) }));
}

/** Pages of as-needed orders with their logs (D17, D32); `notes` stand under each, `end` is the lower edge of what a page may use. */
export function prnPages(fonts: Fonts, model: MarModel, geometry: MarGeometry, notes: readonly string[], end: number): readonly ((canvas: Canvas) => void)[] {
  const { left, top, width } = geometry;
  const head = residentHead(fonts, model.resident, `${RECORD_NAMES[model.record].asNeeded}  ${model.title}`, width);
  const keys = keyZone(fonts, geometry, notes, false);
  const body = top + head.height;
  const room = end - keys.height - body;
  const pages: PrnPart[][] = [];
  let free = 0;
  for (const part of model.prn.flatMap((block) => prnParts(fonts, block, room))) {
    if (part.height > free) {
      pages.push([]);
      free = room;
    }
    pages.at(-1)?.push(part);
    free -= part.height;
  }
  return pages.map((parts) => (canvas) => {
    head.draw(canvas, left, top);
    let y = body;
    for (const one of placed(parts, room)) {
      drawPart(canvas, geometry, one, y);
      y += one.height;
    }
    canvas.rect(left, body, width, y - body, PEN.frame);
    keys.draw(canvas, end - keys.height);
  });
}
