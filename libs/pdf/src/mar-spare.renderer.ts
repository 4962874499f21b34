import type { MarDay } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { PEN } from './ink.js';
import { type MarGeometry, dayLeft } from './mar-geometry.layout.js';
import type { DayRules } from './mar-grid.renderer.js';
import { spareTick } from './mar-keys.renderer.js';
import { TYPE } from './type-scale.js';

const LINES: readonly (readonly string[])[] = [['drug, strength, form'], ['directions'], ['purpose'], ['start', 'stop'], ['prescriber', 'signed 1, 2']];

function drawLabels(canvas: Canvas, geometry: MarGeometry, labels: readonly string[], y: number): void {
  const [x, width] = [geometry.left + 4, geometry.hour - geometry.left - 8];
  labels.forEach((label, index) => {
    const from = x + index * (width / 2 + 4);
    const to = index === labels.length - 1 ? x + width : x + width / 2 - 4;
    const used = canvas.text(from, y - 4.5, label, TYPE.write);
    canvas.line(from + used + 3, y - 3, to, y - 3, PEN.row);
  });
}

/** An empty block for an order written by hand (D33): lines to write on, and cells marked so that blank does not say due. */
export function drawSpareBlock(canvas: Canvas, geometry: MarGeometry, days: readonly MarDay[], rules: DayRules, y: number, height: number): void {
  const row = height / LINES.length;
  canvas.group('P', 'Spare order');
  rules.addAll(y, y + height);
  LINES.forEach((labels, index) => {
    const top = y + index * row;
    if (index > 0) canvas.line(geometry.hour, top, geometry.right, top, PEN.row);
    days.forEach((_, column) => spareTick(canvas, dayLeft(geometry, column), top));
    drawLabels(canvas, geometry, labels, top + row);
  });
}
