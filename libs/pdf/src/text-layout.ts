import { type Fonts, type TextStyle, printable } from './fonts.js';

/** A stretch of text of one style; `whole` pieces move to the next line rather than break, if a line can hold them. */
export interface Piece {
  readonly text: string;
  readonly style: TextStyle;
  readonly whole?: boolean;
  /** Points before the piece instead of a space; nothing at the start of a line. */
  readonly gap?: number;
  /** Stays on the line of the next piece, as a label does. */
  readonly label?: boolean;
}

/** A stretch of a line; `x` in points from the line's left edge. */
export interface Run {
  readonly x: number;
  readonly text: string;
  readonly style: TextStyle;
}

/** One line of a paragraph. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

/** Width of a line by its index from 0: the first ones may leave room for a badge. */
export type LineWidth = number | ((index: number) => number);

interface Builder {
  readonly lines: Line[];
  runs: { x: number; text: string; style: TextStyle }[];
  width: number;
  /** Of the last run, in thousandths of its size: measured word by word, since it grows by one. */
  units: number;
}

const widthAt = (width: LineWidth, index: number): number => Math.max(8, typeof width === 'number' ? width : width(index));

function closeLine(builder: Builder): void {
  builder.lines.push({ runs: builder.runs, width: builder.width });
  builder.runs = [];
  builder.width = 0;
}

/** Puts a word of so many units after what the line holds, joined to a run of the same style. */
function append(builder: Builder, text: string, units: number, { style, gap }: Piece, fonts: Fonts): void {
  const last = builder.runs.at(-1);
  if (last !== undefined && last.style === style && gap === undefined) {
    last.text += ` ${text}`;
    builder.units += fonts.units(' ', style) + units;
    builder.width = last.x + (builder.units * style.size) / 1000;
    return;
  }
  const x = last === undefined ? 0 : builder.width + (gap ?? fonts.width(' ', style));
  builder.runs.push({ x, text, style });
  builder.units = units;
  builder.width = x + (units * style.size) / 1000;
}

function fits(builder: Builder, units: number, { style, gap }: Piece, width: LineWidth, fonts: Fonts): boolean {
  const before = builder.runs.length === 0 ? 0 : (gap ?? fonts.width(' ', style));
  return builder.width + before + (units * style.size) / 1000 <= widthAt(width, builder.lines.length) + 0.01;
}

/** The longest beginning of a word that fits an empty line: up to a hyphen or slash where there is one, else to the letter. */
function splitWord(word: string, style: TextStyle, room: number, fonts: Fonts): readonly [string, string] {
  const chars = Array.from(word);
  let count = 1;
  while (count < chars.length && fonts.width(chars.slice(0, count + 1).join(''), style) <= room) count += 1;
  for (let at = count; at > count / 2; at -= 1) if ('-/'.includes(chars[at - 1] ?? ' ')) count = Math.min(count, at);
  return [chars.slice(0, count).join(''), chars.slice(count).join('')];
}

function place(builder: Builder, word: string, piece: Piece, width: LineWidth, fonts: Fonts): void {
  const { style } = piece;
  const units = fonts.units(word, style);
  if (!fits(builder, units, piece, width, fonts)) {
    if (builder.runs.length > 0) closeLine(builder);
    if (!fits(builder, units, piece, width, fonts)) return placeParts(builder, word, piece, width, fonts);
  }
  append(builder, word, units, piece, fonts);
}

/** A word wider than a line, over as many lines as it needs. */
function placeParts(builder: Builder, word: string, piece: Piece, width: LineWidth, fonts: Fonts): void {
  const { style } = piece;
  let rest = word;
  while (!fits(builder, fonts.units(rest, style), piece, width, fonts) && Array.from(rest).length > 1) {
    const [head, tail] = splitWord(rest, style, widthAt(width, builder.lines.length), fonts);
    append(builder, head, fonts.units(head, style), piece, fonts);
    closeLine(builder);
    rest = tail;
  }
  if (rest !== '') append(builder, rest, fonts.units(rest, style), piece, fonts);
}

/** Breaks pieces into lines; nothing is ever cut off: a word wider than a line goes on in the next one. */
export function breakLines(fonts: Fonts, pieces: readonly Piece[], width: LineWidth): readonly Line[] {
  const builder: Builder = { lines: [], runs: [], width: 0, units: 0 };
  pieces.forEach((piece, index) => {
    const { style, gap } = piece;
    // Plain spaces alone: a no-break space is the writer's.
    const clean = printable(piece.text).replaceAll(/^ +| +$/g, '');
    const next = pieces[index + 1];
    if (clean === '') return;
    const withNext = piece.label === true && next !== undefined ? (gap ?? 0) + fonts.width(clean, style) + (next.gap ?? 0) + fonts.width(next.text, next.style) : 0;
    if (builder.runs.length > 0 && builder.width + withNext > widthAt(width, builder.lines.length)) closeLine(builder);
    const units = fonts.units(clean, style);
    if ((piece.whole === true || !clean.includes('  ')) && fits(builder, units, piece, width, fonts)) return append(builder, clean, units, piece, fonts);
    if (piece.whole === true && builder.runs.length > 0 && (units * style.size) / 1000 <= widthAt(width, builder.lines.length + 1)) {
      closeLine(builder);
      return append(builder, clean, units, piece, fonts);
    }
    clean.split(/ +/).forEach((word, at) => place(builder, word, at === 0 ? piece : { text: word, style }, width, fonts));
  });
  if (builder.runs.length > 0) closeLine(builder);
  return builder.lines;
}

/** One style, broken into lines. */
export function breakText(fonts: Fonts, text: string, style: TextStyle, width: LineWidth): readonly Line[] {
  return breakLines(fonts, [{ text, style }], width);
}

/** Paragraphs that are kept of a PDF. */
const KEPT_PARAGRAPHS = 5000;
const kept = new WeakMap<Fonts, Map<string, readonly Line[]>>();

/** Lines of what stands on many pages, such as a drug and its directions: broken once a PDF. The same name, the same lines. */
export function keptLines(fonts: Fonts, name: string, breakThem: () => readonly Line[]): readonly Line[] {
  const known = kept.get(fonts) ?? new Map<string, readonly Line[]>();
  kept.set(fonts, known);
  let lines = known.get(name);
  if (lines === undefined) {
    if (known.size === KEPT_PARAGRAPHS) known.clear();
    known.set(name, (lines = breakThem()));
  }
  return lines;
}
