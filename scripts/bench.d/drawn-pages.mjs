// What the product draws on each page, written down as plain lines, boxes and texts, for others to draw again.
import { Canvas } from '../../dist/libs/pdf/src/canvas.js';
import { renderMars } from '../../dist/libs/pdf/src/index.js';

/** A canvas that draws so much lower: where the product shows what it has drawn once, the others draw it again. */
function lowered(canvas, lower) {
  return Object.assign(Object.create(canvas), {
    text: (x, y, ...rest) => canvas.text(x, y + lower, ...rest),
    line: (x1, y1, x2, y2, pen) => canvas.line(x1, y1 + lower, x2, y2 + lower, pen),
    ...Object.fromEntries(['rect', 'roundRect', 'circle', 'fill', 'fillRound'].map((kind) => [kind, (x, y, ...rest) => canvas[kind](x, y + lower, ...rest)])),
  });
}

const DRAWING = ['line', 'rect', 'roundRect', 'circle', 'fill', 'fillRound', 'text'];

function noted(canvas, kind, args) {
  if (kind !== 'text') return { kind, args };
  const [x, y, text, style, align = 'left'] = args;
  const width = canvas.width(text, style);
  return { kind, x: align === 'left' ? x : align === 'right' ? x - width : x - width / 2, y, text, style };
}

/** Pages of the records: `{ width, height, marks }`, in the order in which the product draws them. */
export async function drawnPages(models) {
  const original = Object.fromEntries([...DRAWING, 'stamped', 'print'].map((kind) => [kind, Canvas.prototype[kind]]));
  const [pages, open] = [[], new Map()];
  for (const kind of DRAWING) {
    Canvas.prototype[kind] = function draw(...args) {
      const marks = open.get(this) ?? [];
      open.set(this, marks);
      marks.push(noted(this, kind, args));
      return original[kind].apply(this, args);
    };
  }
  Canvas.prototype.stamped = function stamped(_name, lower, draw) {
    draw(lowered(this, lower));
  };
  Canvas.prototype.print = function print(parent) {
    pages.push({ width: this.doc.page.width, height: this.doc.page.height, marks: open.get(this) });
    return original.print.call(this, parent);
  };
  await renderMars(models);
  Object.assign(Canvas.prototype, original);
  return pages;
}
