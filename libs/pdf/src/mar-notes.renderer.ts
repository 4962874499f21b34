import type { MarModel } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import type { Fonts, TextStyle } from './fonts.js';
import { INK, PEN } from './ink.js';
import { BAR_HEIGHT, type MarGeometry } from './mar-geometry.layout.js';
import { drawInitials } from './mar-keys.renderer.js';
import { RECORD_NAMES } from './record-names.js';
import { residentHead } from './resident-head.renderer.js';
import { type Line, breakText } from './text-layout.js';
import { TYPE } from './type-scale.js';

const LEADING = 10.8;
const LOG_LINE = 17;
const MIN_LOG_HEIGHT = 110;
const LOG_TITLE = 'NOTES: what was not given, and why';
const LOG_COLUMNS: readonly (readonly [title: string, share: number])[] = [['Date', 0.06], ['Hour', 0.06], ['Medicine', 0.26], ['Code', 0.06], ['Reason, and who was told', 0.48], ['Initials', 0.08]];

/** One line of the page: words at their places. */
type Row =
  | { readonly kind: 'bar'; readonly title: string }
  | { readonly kind: 'text'; readonly cells: readonly (readonly [x: number, line: Line])[]; readonly ruled: boolean };

const heightOf = (row: Row): number => (row.kind === 'bar' ? BAR_HEIGHT + 4 : LEADING + (row.ruled ? 1.5 : 0));

/** Texts of columns side by side, line by line; the first line has a rule over it. */
function tableRows(fonts: Fonts, cells: readonly { readonly x: number; readonly width: number; readonly text: string; readonly style: TextStyle }[]): readonly Row[] {
  const columns = cells.map(({ x, width, text, style }) => ({ x, lines: breakText(fonts, text, style, width) }));
  const count = Math.max(...columns.map(({ lines }) => lines.length));
  return Array.from({ length: count }, (_, index) => ({
    kind: 'text' as const,
    ruled: index === 0,
    cells: columns.flatMap(({ x, lines }) => {
      const line = lines[index];
      return line === undefined ? [] : [[x, line] as const];
    }),
  }));
}

function rowsOf(fonts: Fonts, model: MarModel, width: number, overflow: readonly { readonly title: string; readonly text: string }[]): readonly Row[] {
  const [drug, rx] = [width * 0.4, width * 0.12];
  const omissions = model.omissions.flatMap((omission) =>
    tableRows(fonts, [
      { x: 4, width: drug - 10, text: omission.drug, style: TYPE.drug },
      { x: drug, width: rx - 6, text: `Rx ${omission.rxNumber}`, style: TYPE.text },
      { x: drug + rx, width: width - drug - rx - 4, text: omission.reason, style: TYPE.text },
    ]),
  );
  const texts = overflow.flatMap(({ title, text }): readonly Row[] => [{ kind: 'bar', title }, ...tableRows(fonts, [{ x: 4, width: width - 8, text, style: TYPE.text }])]);
  return [
    { kind: 'bar', title: 'ORDERS NOT ON THIS RECORD, AND WHY' },
    ...(omissions.length > 0 ? omissions : tableRows(fonts, [{ x: 4, width, text: 'None.', style: TYPE.text }])),
    ...texts,
  ];
}

/** Splits rows into pages; a bar never ends a page. */
function paged(rows: readonly Row[], room: number): readonly (readonly Row[])[] {
  const pages: Row[][] = [[]];
  let used = 0;
  for (const row of rows) {
    const height = heightOf(row) + (row.kind === 'bar' ? LEADING : 0);
    if (used + height > room && used > 0) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(row);
    used += heightOf(row);
  }
  return pages;
}

function drawBar(canvas: Canvas, geometry: MarGeometry, title: string, y: number): void {
  canvas.group('H2', title);
  canvas.fill(geometry.left, y, geometry.width, BAR_HEIGHT + 2, INK.bar);
  canvas.text(geometry.left + 4, y + 10, title, TYPE.bar);
}

/** Lines to write on, as many as the page has room for. */
function drawLog(canvas: Canvas, geometry: MarGeometry, from: number, to: number): void {
  const lines = Math.floor((to - from - BAR_HEIGHT - 14) / LOG_LINE);
  drawBar(canvas, geometry, LOG_TITLE, from);
  canvas.group('P', 'Columns of the notes');
  const top = from + BAR_HEIGHT + 14;
  const foot = top + lines * LOG_LINE;
  let x = geometry.left;
  for (const [title, share] of LOG_COLUMNS) {
    canvas.text(x + 3, top - 3.5, title, TYPE.keyStrong);
    if (x > geometry.left) canvas.line(x, top - 12, x, foot, PEN.day);
    x += geometry.width * share;
  }
  for (let line = 0; line <= lines; line += 1) canvas.line(geometry.left, top + line * LOG_LINE, geometry.right, top + line * LOG_LINE, PEN.row);
}

function drawRows(canvas: Canvas, geometry: MarGeometry, rows: readonly Row[], y: number): number {
  let top = y;
  let afterBar = true;
  for (const row of rows) {
    if (row.kind === 'bar') {
      drawBar(canvas, geometry, row.title, top);
      canvas.group('P', row.title);
    } else {
      if (row.ruled && !afterBar) canvas.line(geometry.left, top, geometry.right, top, PEN.day);
      for (const [x, line] of row.cells) canvas.textLine(geometry.left + x, top + heightOf(row) - 2.2, line);
    }
    afterBar = row.kind === 'bar';
    top += heightOf(row);
  }
  return top;
}

/** Last pages of a record: what is not on it and why (R507), lists too long for the head, and room for notes (D18). */
export function notesPages(fonts: Fonts, model: MarModel, geometry: MarGeometry, overflow: readonly { readonly title: string; readonly text: string }[], end: number): readonly ((canvas: Canvas) => void)[] {
  const { left, top, width } = geometry;
  const head = residentHead(fonts, model.resident, `${RECORD_NAMES[model.record].notes}  ${model.title}`, width);
  const body = top + head.height;
  const room = end - body - 6;
  const rows = paged(rowsOf(fonts, model, width, overflow), room);
  const used = (rows.at(-1) ?? []).reduce((sum, row) => sum + heightOf(row), 0);
  const pages = room - used < MIN_LOG_HEIGHT ? [...rows, []] : rows;
  return pages.map((page, index) => (canvas) => {
    head.draw(canvas, left, top);
    const free = drawRows(canvas, geometry, page, body);
    if (index < pages.length - 1) return;
    // Each line of a log has its own reason and result; who signs it must be known all the same (D13).
    (model.record === 'as_needed' ? drawInitials : drawLog)(canvas, geometry, free + 8, end - 6);
  });
}
