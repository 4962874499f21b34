// What the product draws on each page, written down as plain lines, boxes and texts, for others to draw again.
import { Canvas } from '../../dist/libs/pdf/src/canvas.js';
import { renderMars } from '../../dist/libs/pdf/src/index.js';

const DRAWING = ['line', 'rect', 'roundRect', 'circle', 'fill', 'fillRound', 'text'];

function noted(canvas, kind, args) {
  if (kind !== 'text') return { kind, args };
  const [x, y, text, style, align = 'left'] = args;
  const width = canvas.width(text, style);
  return { kind, x: align === 'left' ? x : align === 'right' ? x - width : x - width / 2, y, text, style };
}

/** Pages of the records: `{ width, height, marks }`, in the order in which the product draws them. */
export async function drawnPages(models) {
  const original = Object.fromEntries([...DRAWING, 'print'].map((kind) => [kind, Canvas.prototype[kind]]));
  const [pages, open] = [[], new Map()];
  for (const kind of DRAWING) {
    Canvas.prototype[kind] = function draw(...args) {
      const marks = open.get(this) ?? [];
      open.set(this, marks);
      marks.push(noted(this, kind, args));
      return original[kind].apply(this, args);
    };
  }
  Canvas.prototype.print = function print(parent) {
    pages.push({ width: this.doc.page.width, height: this.doc.page.height, marks: open.get(this) });
    return original.print.call(this, parent);
  };
  await renderMars(models);
  Object.assign(Canvas.prototype, original);
  return pages;
}
