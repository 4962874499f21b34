import type { MarDay } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { INK, PEN } from './ink.js';
import { BLOCK_PADDING, type Badge, type MeasuredBlock, type MeasuredRow, ROW_LINE, leadingOf } from './mar-block.layout.js';
import type { MarGeometry } from './mar-geometry.layout.js';
import { type DayRules, drawCells, drawOverlays } from './mar-grid.renderer.js';
import type { Line } from './text-layout.js';
import { TYPE } from './type-scale.js';

/** Where a block stands and how high it has become. */
export interface PlacedBlock {
  readonly block: MeasuredBlock;
  readonly y: number;
  readonly height: number;
}

const BADGE_HEIGHT = 9.6;

/** Badges from the right edge leftwards, the last one outermost. */
export function drawBadges(canvas: Canvas, badges: readonly Badge[], right: number, y: number): void {
  let x = right;
  for (const badge of badges.toReversed()) {
    x -= badge.width;
    if (badge.reversed) canvas.fillRound(x, y, badge.width, BADGE_HEIGHT, 1.8, INK.black);
    else canvas.roundRect(x + 0.4, y + 0.4, badge.width - 0.8, BADGE_HEIGHT - 0.8, 1.8, { width: 0.8, ink: INK.black });
    canvas.text(x + badge.width / 2, y + 7.4, badge.text, badge.reversed ? TYPE.badgeReversed : TYPE.badge, 'center');
    x -= 3;
  }
}

/** Lines downwards from `y`; returns where the next one would start. */
export function drawLines(canvas: Canvas, lines: readonly Line[], x: number, y: number): number {
  let top = y;
  for (const line of lines) {
    top += leadingOf(line);
    canvas.textLine(x, top - 2.6, line);
  }
  return top;
}

function drawText(canvas: Canvas, { block, y, height }: PlacedBlock, geometry: MarGeometry): void {
  const x = geometry.left + 4;
  drawBadges(canvas, block.badges, geometry.hour - 4, y + 3);
  const body = drawLines(canvas, block.head, x, y + BLOCK_PADDING - 3);
  drawLines(canvas, block.body, x, body);
  const foot = block.foot.reduce((sum, line) => sum + leadingOf(line), 0);
  drawLines(canvas, block.foot, x, y + height - foot - 2);
}

function drawRowWords(canvas: Canvas, geometry: MarGeometry, { row, hours, hoursFrom, words, wordsFrom, lines }: MeasuredRow, y: number, height: number): void {
  const middle = y + height / 2;
  const first = middle - ((lines - 1) / 2) * ROW_LINE;
  hours.forEach((hour, index) => canvas.text(geometry.hour + 4, first + 3.5 + (hoursFrom + index) * ROW_LINE, hour, TYPE.hour));
  words.forEach((line, index) => canvas.textLine(geometry.days - 3, first + 3.1 + (wordsFrom + index) * ROW_LINE, line, 'right'));
  // Doses are counted (D25); what is measured beside them is none.
  if (row.kind === 'dose') canvas.text((geometry.due + geometry.right) / 2, middle + 3.2, String(row.due), TYPE.due, 'center');
}

/** Draws a block: order left, one row for each time, due counts right. Rows share the height that is left over. */
export function drawBlock(canvas: Canvas, placed: PlacedBlock, geometry: MarGeometry, days: readonly MarDay[], rules: DayRules): void {
  const { block, y, height } = placed;
  canvas.group('P', block.title);
  drawText(canvas, placed, geometry);
  if (block.rows.length === 0) canvas.fill(geometry.hour, y, geometry.right - geometry.hour, height, INK.bar);
  const spare = (height - block.rows.reduce((sum, row) => sum + row.height, 0)) / Math.max(1, block.rows.length);
  let top = y;
  block.rows.forEach((row, index) => {
    const rowHeight = row.height + spare;
    if (index > 0) canvas.line(geometry.hour, top, geometry.right, top, PEN.row);
    drawRowWords(canvas, geometry, row, top, rowHeight);
    drawCells(canvas, geometry, row, days, rules, top, rowHeight);
    drawOverlays(canvas, geometry, row, top, rowHeight);
    top += rowHeight;
  });
}
