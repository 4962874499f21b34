import type { MarModel } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { INK, PEN } from './ink.js';
import { drawBlock } from './mar-block.renderer.js';
import { BAR_HEIGHT, DAY_ROW_HEIGHT, type MarGeometry, dayLeft } from './mar-geometry.layout.js';
import { DayRules, drawDayHeads } from './mar-grid.renderer.js';
import { drawInitials } from './mar-keys.renderer.js';
import type { GridItem, GridPage } from './mar-pages.layout.js';
import { drawSpareBlock } from './mar-spare.renderer.js';
import { TYPE } from './type-scale.js';

function drawHeadRow(canvas: Canvas, model: MarModel, geometry: MarGeometry, rules: DayRules, y: number): void {
  canvas.group('P', 'Columns');
  canvas.stamped(`columns ${geometry.hour} ${geometry.days} ${geometry.right} ${model.days.map(({ number, weekday }) => `${number}${weekday}`).join(' ')}`, y, (stamp) => {
    stamp.text(geometry.left + 4, 14, 'Order', TYPE.head);
    stamp.text(geometry.hour + 4, 14, 'Hour', TYPE.head);
    stamp.text(geometry.days - 3, 14, 'Dose', TYPE.head, 'right');
    stamp.text((geometry.due + geometry.right) / 2, 14, 'Due', TYPE.head, 'center');
    drawDayHeads(stamp, geometry, model.days, 0);
  });
  rules.addAll(y, y + DAY_ROW_HEIGHT);
}

function drawBar(canvas: Canvas, model: MarModel, geometry: MarGeometry, item: Extract<GridItem, { kind: 'bar' }>, y: number): void {
  canvas.group('H2', item.title);
  canvas.fill(geometry.left, y, geometry.width, BAR_HEIGHT, INK.bar);
  canvas.text(geometry.left + 4, y + 9, item.title, TYPE.bar);
  if (!item.numbers) {
    model.days.forEach(({ month }, column) => month !== undefined && canvas.text(dayLeft(geometry, column) + 2, y + 9, month, TYPE.bar));
    return;
  }
  model.days.forEach(({ number }, column) => canvas.text(dayLeft(geometry, column) + geometry.dayWidth / 2, y + 9, String(number), TYPE.barNumber, 'center'));
}

/** Columns of words stand between bars only. */
function drawWordColumns(canvas: Canvas, geometry: MarGeometry, from: number, to: number): void {
  canvas.line(geometry.hour, from, geometry.hour, to, PEN.week);
  canvas.line(geometry.days, from, geometry.days, to, PEN.week);
  canvas.line(geometry.due, from, geometry.due, to, PEN.frame);
}

/** Draws the body of one grid page from `y` to at most `end`: day heads, sections, blocks; initials on the last. */
export function drawGridPage(canvas: Canvas, model: MarModel, geometry: MarGeometry, page: GridPage, y: number, end: number): void {
  const rules = new DayRules(geometry, model.days);
  drawHeadRow(canvas, model, geometry, rules, y);
  drawWordColumns(canvas, geometry, y, y + DAY_ROW_HEIGHT);
  let top = y + DAY_ROW_HEIGHT;
  let afterBar = false;
  for (const item of page.items) {
    canvas.line(geometry.left, top, geometry.right, top, afterBar ? PEN.row : PEN.frame);
    afterBar = item.kind === 'bar';
    if (item.kind === 'bar') drawBar(canvas, model, geometry, item, top);
    else {
      drawWordColumns(canvas, geometry, top, top + item.height);
      if (item.kind === 'block') drawBlock(canvas, { block: item.block, y: top, height: item.height }, geometry, model.days, rules);
      else drawSpareBlock(canvas, geometry, model.days, rules, top, item.height);
    }
    top += item.height;
  }
  rules.draw(canvas);
  canvas.rect(geometry.left, y, geometry.width, top - y, PEN.frame);
  if (page.initials) drawInitials(canvas, geometry, top, end);
}
