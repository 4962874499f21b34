import type { Canvas } from './canvas.js';
import type { TextStyle } from './fonts.js';
import { INK, PEN } from './ink.js';
import type { FlowRow } from './row-flow.layout.js';

const BOX = 12;
const CHIP: TextStyle = { weight: 'bold', size: 8.5, ink: INK.white };

/** Where rows are drawn. */
interface RowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function drawRow(canvas: Canvas, row: FlowRow, { x: left, y, width }: RowPlace): void {
  canvas.group(row.kind === 'section' ? 'H2' : 'P', row.title);
  if (row.kind === 'section') canvas.line(left, y + row.height - 1, left + width, y + row.height - 1, PEN.frame);
  if (row.kind === 'line') canvas.rect(left, y + 4, BOX, BOX, { width: 0.9, ink: INK.black });
  if (row.kind === 'line' || row.kind === 'text') canvas.line(left, y + row.height, left + width, y + row.height, PEN.day);
  if (row.chip !== null) {
    canvas.fillRound(left + row.chip.x, y + 3, row.chip.width, 11.5, 1.8, INK.black);
    canvas.text(left + row.chip.x + row.chip.width / 2, y + 11.8, row.chip.text, CHIP, 'center');
  }
  row.paint?.(canvas, left, y);
  for (const { x, y: base, line, align } of row.lines) canvas.textLine(left + x, y + base, line, align);
}

/** Draws rows below each other. */
export function drawRows(canvas: Canvas, rows: readonly FlowRow[], place: RowPlace): void {
  let { y } = place;
  for (const row of rows) {
    drawRow(canvas, row, { ...place, y });
    y += row.height;
  }
}
