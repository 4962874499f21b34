import type { MarBlock, MarCellState, MarRow } from '@cyclefill/domain/documents';
import type { Fonts, TextStyle } from './fonts.js';
import { type MarGeometry, ROW_HEIGHT } from './mar-geometry.layout.js';
import { type Line, type Piece, breakLines, breakText, keptLines } from './text-layout.js';
import { TYPE } from './type-scale.js';

/** A small framed or reversed word in the corner of a block. */
export interface Badge {
  readonly text: string;
  readonly reversed: boolean;
  readonly width: number;
}

/** A tag over a row, broken so that it stays within the closed run it names. */
export interface MeasuredTag {
  readonly column: number;
  readonly lines: readonly Line[];
  readonly width: number;
}

/** A row with the least height that its words need. */
export interface MeasuredRow {
  readonly row: MarRow;
  /** The hour, or the two of a window, and the words of the dose; each begins so many lines below the first line of the row. */
  readonly hours: readonly string[];
  readonly hoursFrom: number;
  readonly words: readonly Line[];
  readonly wordsFrom: number;
  /** Lines of both together. */
  readonly lines: number;
  readonly tags: readonly MeasuredTag[];
  readonly height: number;
}

/** A block, or one part of a block that is taller than a page: texts from the top, reference lines at the foot. */
export interface MeasuredBlock {
  readonly title: string;
  readonly badges: readonly Badge[];
  readonly head: readonly Line[];
  readonly body: readonly Line[];
  readonly foot: readonly Line[];
  readonly rows: readonly MeasuredRow[];
  readonly height: number;
}

export const BLOCK_PADDING = 5;
const FOOT_GAP = 3;
const MAX_HEAD_LINES = 6;
const TAG_LINE = 9.6;
/** Distance of the lines of a row. */
export const ROW_LINE = 9.6;
/** Distance of a dose from the hour that it stands beside, and the least of it for the sake of a whole word. */
const [HOUR_GAP, LEAST_HOUR_GAP] = [5, 2];
const TAG_PADDING = 5;

const LEADING = new Map<TextStyle, number>([[TYPE.drug, 11.5], [TYPE.reference, 8.4]]);

/** Distance from one baseline to the next. */
export function leadingOf(line: Line): number {
  return Math.max(...line.runs.map(({ style }) => LEADING.get(style) ?? 10.6));
}

const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + leadingOf(line), 0);

/** Height of the text of a block. */
export function textHeight(block: Pick<MeasuredBlock, 'head' | 'body' | 'foot'>): number {
  return heightOf(block.head) + heightOf(block.body) + (block.foot.length === 0 ? 0 : FOOT_GAP + heightOf(block.foot)) + 2 * BLOCK_PADDING - 3;
}

const rowsHeight = (rows: readonly MeasuredRow[]): number => rows.reduce((sum, row) => sum + row.height, 0);

/** Width of a badge in points. */
export function measuredBadge(fonts: Fonts, text: string, reversed: boolean): Badge {
  return { text, reversed, width: fonts.width(text, TYPE.badge) + 7 };
}

function badgesOf(fonts: Fonts, block: MarBlock): readonly Badge[] {
  const schedule = block.schedule === null ? [] : [measuredBadge(fonts, block.schedule, true)];
  return [...schedule, measuredBadge(fonts, block.badge, block.badge === 'NOT IN PACK')];
}

/** Room that badges take on the first line of a block. */
export function badgeRoom(badges: readonly Badge[]): number {
  return badges.reduce((sum, badge) => sum + badge.width + 3, 0);
}

/** Drug, strength and form; a strength is moved rather than broken (D54). */
const drugPieces = (drug: MarBlock['drug']): readonly Piece[] => [
  { text: drug.name, style: TYPE.drug },
  { text: drug.strength, style: TYPE.drug, whole: true },
  { text: drug.form, style: TYPE.drug },
];

const wordsIn = (lines: readonly Line[]): number => lines.reduce((sum, { runs }) => sum + runs.reduce((words, { text }) => words + text.split(' ').length, 0), 0);
const isOneWord = (line: Line | undefined): boolean => line !== undefined && line.runs.length === 1 && line.runs[0]?.text.includes(' ') === false;
/** How much narrower lines are tried, in points at a time. */
const NARROWER = 4;

/** Drug, strength and form in as few lines as they need, broken earlier where the last word would stand alone beside a badge. */
export function drugLines(fonts: Fonts, drug: MarBlock['drug'], width: (index: number) => number): readonly Line[] {
  const pieces = drugPieces(drug);
  const lines = breakLines(fonts, pieces, width);
  if (lines.length < 2 || !isOneWord(lines.at(-1))) return lines;
  for (let less = NARROWER; less < width(1) / 2; less += NARROWER) {
    const narrower = breakLines(fonts, pieces, (index) => width(index) - less);
    // Never at the price of another line, or of a word that is cut.
    if (narrower.length > lines.length || wordsIn(narrower) > wordsIn(lines)) break;
    if (!isOneWord(narrower.at(-1))) return narrower;
  }
  return lines;
}

/** Directions and purpose; the purpose moves to a line of its own when it does not fit (D103), and is never missing (D15). */
export function directionPieces(block: Pick<MarBlock, 'asWritten' | 'directions' | 'purpose'>): readonly Piece[] {
  return [
    ...(block.asWritten ? [{ text: 'AS WRITTEN, ask:', style: TYPE.strong }] : []),
    { text: block.directions, style: TYPE.text },
    { text: block.purpose ?? 'purpose: not on order', style: TYPE.strong, whole: true },
  ];
}

function runEnd(cells: readonly MarCellState[], from: number): number {
  let end = from;
  while (end < cells.length && cells[end] === cells[from]) end += 1;
  return end;
}

/** The hour of a row; of a window its end stands below its beginning. */
function hoursOf({ hour, until }: MarRow): readonly string[] {
  if (hour === '') return [];
  return until === undefined ? [hour] : [`${hour}–`, until];
}

/**
 * A dose stands beside its hours, in their middle. One with a word that is too wide for that comes nearer to them, begins beside the
 * last of them or below it, so that no word is broken that fits the column.
 */
function rowWords(fonts: Fonts, row: MarRow, column: number): Pick<MeasuredRow, 'hours' | 'hoursFrom' | 'words' | 'wordsFrom' | 'lines'> {
  const hours = hoursOf(row);
  const beside = (texts: readonly string[], gap: number): number => column - Math.max(0, ...texts.map((text) => fonts.width(text, TYPE.hour) + gap));
  const longest = Math.max(...row.dose.split(' ').map((word) => fonts.width(word, TYPE.dose)));
  const room = [HOUR_GAP, LEAST_HOUR_GAP].map((gap) => beside(hours, gap)).find((width) => longest <= width || longest > column);
  if (room !== undefined) {
    const words = breakText(fonts, row.dose, TYPE.dose, room);
    const lines = Math.max(hours.length, words.length);
    return { hours, hoursFrom: (lines - hours.length) / 2, words, wordsFrom: (lines - words.length) / 2, lines };
  }
  const last = beside(hours.slice(-1), LEAST_HOUR_GAP);
  const wordsFrom = longest <= last ? hours.length - 1 : hours.length;
  const words = breakText(fonts, row.dose, TYPE.dose, wordsFrom === hours.length ? column : last);
  return { hours, hoursFrom: 0, words, wordsFrom, lines: wordsFrom + words.length };
}

function measuredRow(fonts: Fonts, row: MarRow, geometry: MarGeometry): MeasuredRow {
  const text = rowWords(fonts, row, geometry.days - geometry.hour - 7);
  const tags = row.tags.map(({ column, text }): MeasuredTag => {
    const room = (runEnd(row.cells, column) - column) * geometry.dayWidth - 4 - 2 * TAG_PADDING;
    const lines = breakText(fonts, text, TYPE.tag, room);
    return { column, lines, width: Math.max(...lines.map((line) => line.width)) + 2 * TAG_PADDING };
  });
  const lines = Math.max(text.words.length, ...tags.map((tag) => tag.lines.length));
  return { row, ...text, tags, height: Math.max(ROW_HEIGHT, tagHeight(lines) + 2.5, text.lines * ROW_LINE + 4) };
}

/** Height of a tag of some lines. */
export function tagHeight(lines: number): number {
  return lines * TAG_LINE + 3;
}

/** Measures an order block for a record. */
export function measureBlock(fonts: Fonts, block: MarBlock, geometry: MarGeometry): MeasuredBlock {
  const width = geometry.hour - geometry.left - 8;
  const badges = badgesOf(fonts, block);
  const [first, { name, strength, form }] = [width - badgeRoom(badges) - 3, block.drug];
  const drug = keptLines(fonts, `drug ${width} ${first} ${name}|${strength}|${form}`, () => drugLines(fonts, block.drug, (index) => (index === 0 ? first : width)));
  const directions = keptLines(fonts, `directions ${width} ${String(block.asWritten)} ${block.directions}|${String(block.purpose)}`, () => breakLines(fonts, directionPieces(block), width));
  const steps = block.steps.flatMap(({ dates, text }) => breakLines(fonts, [{ text: dates, style: TYPE.text }, { text, style: TYPE.strong, whole: true, gap: 5 }], width));
  const reference = [...block.reference.slice(0, -1), `${block.reference.at(-1) ?? ''} · ${block.total}`];
  const parts = {
    head: drug.slice(0, MAX_HEAD_LINES),
    body: [...drug.slice(MAX_HEAD_LINES), ...directions, ...steps],
    foot: reference.flatMap((text) => breakText(fonts, text, TYPE.reference, width)),
  };
  const rows = block.rows.map((row) => measuredRow(fonts, row, geometry));
  return { title: `${name} ${strength} ${form}`, badges, ...parts, rows, height: Math.max(rowsHeight(rows), textHeight(parts)) };
}

/** How many of the items, by their heights, fit into the room; at least one. */
function fitting<T>(items: readonly T[], room: number, height: (item: T) => number): number {
  let [count, used] = [0, 0];
  for (const item of items) {
    used += height(item);
    if (used > room && count > 0) break;
    count += 1;
  }
  return count;
}

/** Parts of a block taller than `room`, each with the head again; every line and row is in exactly one part. */
export function splitBlock(fonts: Fonts, block: MeasuredBlock, room: number): readonly MeasuredBlock[] {
  const parts: MeasuredBlock[] = [];
  const again = breakText(fonts, 'continued', TYPE.strong, 100);
  let rest = block;
  while (rest.height > room && rest.rows.length + rest.body.length > 0) {
    const head = parts.length === 0 ? block.head : [...block.head, ...again];
    const rows = fitting(rest.rows, room, (row) => row.height);
    const lines = fitting(rest.body, room - textHeight({ head, body: [], foot: [] }), leadingOf);
    const part = { ...block, head, body: rest.body.slice(0, lines), foot: [], rows: rest.rows.slice(0, rows) };
    parts.push({ ...part, height: Math.max(rowsHeight(part.rows), textHeight(part)) });
    const next = { head: [...block.head, ...again], body: rest.body.slice(lines), foot: rest.foot };
    const left = rest.rows.slice(rows);
    rest = { ...block, ...next, rows: left, height: Math.max(rowsHeight(left), textHeight(next)) };
  }
  return [...parts, rest];
}
