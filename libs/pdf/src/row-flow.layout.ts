import type { Canvas } from './canvas.js';
import type { TextStyle } from './fonts.js';
import type { Line } from './text-layout.js';

/** A word or number of a row at its place; `y` is the baseline below the row's top. */
export interface PlacedLine {
  readonly x: number;
  readonly y: number;
  readonly line: Line;
  readonly align: 'left' | 'right';
}

/** One row of a list that flows over pages: a section's title, the head of what follows, a line with a box to tick, text, or a row of a table that draws its own rules. */
export interface FlowRow {
  readonly kind: 'section' | 'head' | 'line' | 'text' | 'plain';
  readonly title: string;
  readonly height: number;
  readonly lines: readonly PlacedLine[];
  /** Left edge and width of a reversed chip, or null. */
  readonly chip: { readonly x: number; readonly width: number; readonly text: string } | null;
  /** What it draws beside its text, from its upper left corner. */
  readonly paint?: (canvas: Canvas, x: number, y: number) => void;
}

/** Lines at their places, and where the next one would begin. */
export interface StackedLines {
  readonly placed: readonly PlacedLine[];
  readonly bottom: number;
}

/** Lines below each other from `top` on, each as far down as its largest leading. */
export function stackLines(lines: readonly Line[], { x, top, align = 'left' }: { readonly x: number; readonly top: number; readonly align?: 'left' | 'right' }, leading: (style: TextStyle) => number): StackedLines {
  let y = top;
  const placed = lines.map((line): PlacedLine => {
    y += Math.max(...line.runs.map(({ style }) => leading(style)));
    return { x, y: y - 3, line, align };
  });
  return { placed, bottom: y };
}

/** A row and what must stand under it on the same page: a heading is followed by its first line. */
function withNext(rows: readonly FlowRow[], index: number): number {
  const row = rows[index];
  if (row === undefined) return 0;
  return row.height + (row.kind === 'section' || row.kind === 'head' ? withNext(rows, index + 1) : 0);
}

/** Divides rows among pages; a heading never ends one, and the head of lines that go on stands again over them. @param first room on the first page, where something stands above */
export function flowPages(rows: readonly FlowRow[], room: number, first = room): readonly (readonly FlowRow[])[] {
  const pages: FlowRow[][] = [[]];
  let head: FlowRow | null = null;
  let used = 0;
  rows.forEach((row, index) => {
    const left = pages.length === 1 ? first : room;
    if (used + withNext(rows, index) > left && (used > 0 || left < room)) {
      const again = (row.kind === 'line' || row.kind === 'plain') && head !== null ? [head] : [];
      pages.push(again);
      used = again.reduce((sum, { height }) => sum + height, 0);
    }
    if (row.kind === 'head') head = row;
    pages.at(-1)?.push(row);
    used += row.height;
  });
  return pages;
}
