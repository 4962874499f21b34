import type { PickListModel } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { pageFoot } from './page-foot.renderer.js';
import { PICK_MARGIN, PICK_TYPE, pickColumns, pickRows } from './pick-list.layout.js';
import { Press, type RenderedPdf } from './press.js';
import { flowPages } from './row-flow.layout.js';
import { drawRows } from './row-flow.renderer.js';
import { type Line, breakLines } from './text-layout.js';

const HEAD_LINE = 14;

function drawHead(canvas: Canvas, lines: readonly Line[]): void {
  canvas.group('H1', 'Pick list');
  canvas.text(PICK_MARGIN, PICK_MARGIN + 14, 'Pick list', PICK_TYPE.title);
  lines.forEach((line, index) => canvas.textLine(PICK_MARGIN, PICK_MARGIN + 30 + index * HEAD_LINE, line));
}

/** The pick list of one batch, upright: what to pull, product by product, then totals and what is left out (D81). */
export async function renderPickList(model: PickListModel): Promise<RenderedPdf> {
  const press = new Press(model.identity, 'Pick list');
  const columns = pickColumns(model);
  const { page: size, width } = columns;
  const head = breakLines(press.fonts, [model.facility, model.window, model.pharmacy].map((text, index) => ({ text, style: index === 2 ? PICK_TYPE.detail : PICK_TYPE.drug, whole: true, gap: 14 })), width);
  const top = PICK_MARGIN + 24 + head.length * HEAD_LINE;
  const foot = pageFoot(press.fonts, model.identity, [], width);
  const pages = flowPages(pickRows(press.fonts, model, columns), size.height - PICK_MARGIN - foot.height - 6 - top);
  pages.forEach((rows, index) =>
    press.page(size, model.identity, (canvas) => {
      drawHead(canvas, head);
      drawRows(canvas, rows, { x: PICK_MARGIN, y: top, width });
      foot.draw(canvas, PICK_MARGIN, size.height - PICK_MARGIN, index + 1, pages.length);
    }),
  );
  return press.collect();
}
