import type { PickListModel } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { INK, PEN } from './ink.js';
import { pageFoot } from './page-foot.renderer.js';
import { PICK_MARGIN, PICK_TYPE, type PickColumns, type PickRow, pickColumns, pickPages, pickRows } from './pick-list.layout.js';
import { Press, type RenderedPdf } from './press.js';
import { type Line, breakLines } from './text-layout.js';

const BOX = 12;
const HEAD_LINE = 14;

function drawRow(canvas: Canvas, row: PickRow, { width }: PickColumns, y: number): void {
  canvas.group(row.kind === 'section' ? 'H2' : 'P', row.title);
  if (row.kind === 'section') canvas.line(PICK_MARGIN, y + row.height - 1, PICK_MARGIN + width, y + row.height - 1, PEN.frame);
  if (row.kind === 'line') canvas.rect(PICK_MARGIN, y + 4, BOX, BOX, { width: 0.9, ink: INK.black });
  if (row.kind === 'line' || row.kind === 'text') canvas.line(PICK_MARGIN, y + row.height, PICK_MARGIN + width, y + row.height, PEN.day);
  if (row.chip !== null) {
    canvas.fillRound(PICK_MARGIN + row.chip.x, y + 3, row.chip.width, 11.5, 1.8, INK.black);
    canvas.text(PICK_MARGIN + row.chip.x + row.chip.width / 2, y + 11.8, row.chip.text, PICK_TYPE.schedule, 'center');
  }
  for (const { x, y: base, line, align } of row.lines) canvas.textLine(PICK_MARGIN + x, y + base, line, align);
}

function drawRows(canvas: Canvas, rows: readonly PickRow[], columns: PickColumns, from: number): void {
  let y = from;
  for (const row of rows) {
    drawRow(canvas, row, columns, y);
    y += row.height;
  }
}

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
  const pages = pickPages(pickRows(press.fonts, model, columns), size.height - PICK_MARGIN - foot.height - 6 - top);
  pages.forEach((rows, index) =>
    press.page(size, model.identity, (canvas) => {
      drawHead(canvas, head);
      drawRows(canvas, rows, columns, top);
      foot.draw(canvas, PICK_MARGIN, size.height - PICK_MARGIN, index + 1, pages.length);
    }),
  );
  return press.collect();
}
