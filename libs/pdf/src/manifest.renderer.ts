import type { ManifestModel, ManifestSheet } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { dataMatrix, drawDataMatrix, symbolSide } from './data-matrix.js';
import { INK } from './ink.js';
import { MANIFEST_MARGIN, MANIFEST_TYPE, type ManifestColumns, type ManifestRow, TOTES_A_ROW, WRITING_LINE, manifestColumns, manifestRows } from './manifest.layout.js';
import { type PageFoot, pageFoot } from './page-foot.renderer.js';
import { Press, type RenderedPdf } from './press.js';
import { type FlowRow, flowPages } from './row-flow.layout.js';
import { drawRows } from './row-flow.renderer.js';
import { type Line, breakLines } from './text-layout.js';

const HEAD_LINE = 14;
const SIGNATURE = 34;
const WRITE = { width: 0.6, ink: INK.black } as const;
const TITLE = 'Delivery manifest';

/** A sheet with its pages, measured. */
interface MeasuredSheet {
  readonly sheet: ManifestSheet;
  readonly columns: ManifestColumns;
  readonly head: readonly Line[];
  readonly parts: ReadonlyMap<FlowRow, ManifestRow['part']>;
  readonly pages: readonly (readonly FlowRow[])[];
  readonly foot: PageFoot;
  readonly top: number;
}

const titleOf = ({ isControlled }: ManifestSheet): string => (isControlled ? `${TITLE}: controlled drugs` : TITLE);

function measure(press: Press, model: ManifestModel, sheet: ManifestSheet): MeasuredSheet {
  const columns = manifestColumns(model, sheet.isControlled);
  const { fonts } = press;
  const head = breakLines(fonts, [sheet.facility, model.departure, model.van, model.pharmacy].map((text, index) => ({ text, style: index === 0 ? MANIFEST_TYPE.head : MANIFEST_TYPE.detail, whole: true, gap: 14 })), columns.width);
  const foot = pageFoot(fonts, model.identity, [sheet.facility], columns.width);
  const rows = manifestRows(fonts, sheet, columns);
  const top = MANIFEST_MARGIN + 24 + head.length * HEAD_LINE;
  return { sheet, columns, head, foot, top, parts: new Map(rows.map(({ row, part }) => [row, part])), pages: flowPages(rows.map(({ row }) => row), columns.page.height - MANIFEST_MARGIN - foot.height - 6 - top) };
}

function drawTotes(canvas: Canvas, totes: ManifestSheet['totes'], y: number, width: number): void {
  totes.forEach(({ code, words }, index) => {
    const symbol = dataMatrix(code);
    const x = MANIFEST_MARGIN + (index * width) / TOTES_A_ROW;
    drawDataMatrix(canvas, symbol, x + 4, y + 6);
    const text = x + 14 + symbolSide(symbol);
    canvas.text(text, y + 15, code, MANIFEST_TYPE.what);
    words.forEach((word, line) => canvas.text(text, y + 28 + line * 11.5, word, MANIFEST_TYPE.detail));
  });
}

function drawSignatures(canvas: Canvas, signatures: readonly string[], y: number, width: number): void {
  const half = (width - 24) / 2;
  signatures.forEach((who, index) => {
    const [x, base] = [MANIFEST_MARGIN + (index % 2) * (half + 24), y + Math.floor(index / 2) * SIGNATURE + 22];
    canvas.line(x, base, x + half, base, WRITE);
    canvas.text(x, base + 10, who, MANIFEST_TYPE.label);
    canvas.text(x + half, base + 10, 'date and time', MANIFEST_TYPE.detail, 'right');
  });
}

function drawPart(canvas: Canvas, part: ManifestRow['part'], y: number, width: number): void {
  if (part?.kind === 'totes') drawTotes(canvas, part.totes, y, width);
  if (part?.kind === 'signatures') drawSignatures(canvas, part.signatures, y, width);
  if (part?.kind === 'differences') for (let line = 1; line < 3; line += 1) canvas.line(MANIFEST_MARGIN, y + line * WRITING_LINE, MANIFEST_MARGIN + width, y + line * WRITING_LINE, WRITE);
}

/** The manifest of a delivery, upright: a sheet a facility, its controlled drugs on sheets of their own, pages counted through (D84). */
export async function renderManifest(model: ManifestModel): Promise<RenderedPdf> {
  const press = new Press(model.identity, TITLE);
  const sheets = model.sheets.map((sheet) => measure(press, model, sheet));
  const all = sheets.reduce((sum, { pages }) => sum + pages.length, 0);
  let number = 0;
  for (const { sheet, columns, head, parts, pages, foot, top } of sheets) {
    for (const [nth, rows] of pages.entries()) {
      const page = (number += 1);
      const draw = (canvas: Canvas): void => {
        canvas.group('H1', titleOf(sheet));
        canvas.text(MANIFEST_MARGIN, MANIFEST_MARGIN + 14, titleOf(sheet), MANIFEST_TYPE.title);
        head.forEach((line, index) => canvas.textLine(MANIFEST_MARGIN, MANIFEST_MARGIN + 30 + index * HEAD_LINE, line));
        let y = top;
        for (const row of rows) {
          drawRows(canvas, [row], { x: MANIFEST_MARGIN, y, width: columns.width });
          drawPart(canvas, parts.get(row) ?? null, y, columns.width);
          y += row.height;
        }
        foot.draw(canvas, MANIFEST_MARGIN, columns.page.height - MANIFEST_MARGIN, page, all);
      };
      press.page(columns.page, model.identity, draw, nth === 0 ? `${sheet.facility}${sheet.isControlled ? ', controlled' : ''}` : undefined);
    }
  }
  return press.collect();
}
