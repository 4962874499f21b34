import type { OrderSheetModel } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { INK, PEN } from './ink.js';
import { orderSheetRows } from './order-sheet.layout.js';
import { pageFoot, residentWords } from './page-foot.renderer.js';
import { portrait } from './paper.js';
import { Press, type RenderedPdf, firstIdentity } from './press.js';
import { residentHead } from './resident-head.renderer.js';
import { flowPages } from './row-flow.layout.js';
import { drawRows } from './row-flow.renderer.js';
import { TYPE } from './type-scale.js';

const MARGIN = 36;
const TITLE = 'Order sheet';
const SIGNATURE_HEIGHT = 62;
/** Every page is signed for, since pages are filed apart (D35). */
const STATEMENT = 'I have reviewed the orders on this page. They are to be carried out as they stand here, with the changes that I have written and signed.';
const LINES: readonly (readonly [label: string, share: number])[] = [['Prescriber, printed name', 0.36], ['Signature', 0.4], ['Date', 0.24]];
const NURSE: readonly (readonly [label: string, share: number])[] = [['Noted by nurse, name and signature', 0.76], ['Date', 0.24]];

function drawLines(canvas: Canvas, labels: typeof LINES, y: number, width: number): void {
  let x = MARGIN;
  labels.forEach(([label, share], index) => {
    const used = canvas.text(x, y, label, TYPE.key);
    const end = x + width * share;
    canvas.line(x + used + 4, y + 2, index === labels.length - 1 ? end : end - 10, y + 2, PEN.row);
    x = end;
  });
}

function drawSignature(canvas: Canvas, y: number, width: number): void {
  canvas.group('P', 'Signatures');
  canvas.line(MARGIN, y, MARGIN + width, y, PEN.frame);
  canvas.text(MARGIN, y + 12, STATEMENT, TYPE.key);
  drawLines(canvas, LINES, y + 34, width);
  drawLines(canvas, NURSE, y + 55, width);
}

function printSheet(press: Press, model: OrderSheetModel): void {
  const { fonts } = press;
  const size = portrait(model.paper);
  const width = size.width - 2 * MARGIN;
  const head = residentHead(fonts, model.resident, `Orders  ${model.title}`, width);
  const foot = pageFoot(fonts, model.identity, residentWords(model.resident), width);
  const top = MARGIN + head.height;
  const lower = size.height - MARGIN - foot.height - SIGNATURE_HEIGHT - 4;
  const pages = flowPages(orderSheetRows(fonts, model, head.overflow, width), lower - top);
  pages.forEach((own, index) =>
    press.page(size, model.identity, (canvas) => {
      head.draw(canvas, MARGIN, MARGIN);
      canvas.line(MARGIN, top, MARGIN + width, top, { width: 0.4, ink: INK.black });
      drawRows(canvas, own, { x: MARGIN, y: top, width });
      drawSignature(canvas, lower + 4, width);
      foot.draw(canvas, MARGIN, size.height - MARGIN, index + 1, pages.length);
    }, index === 0 ? `${model.resident.room}  ${model.resident.name}` : undefined),
  );
}

/** Order sheets of residents as one PDF with a bookmark each (D35). Needs at least one model. */
export async function renderOrderSheets(models: readonly OrderSheetModel[]): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), TITLE);
  for (const model of models) printSheet(press, model);
  return press.collect();
}
