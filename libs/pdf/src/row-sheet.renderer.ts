import type { DocumentIdentity, Paper } from '@cyclefill/domain/documents';
import { BENCH_MARGIN, BENCH_TYPE, benchLeading } from './bench-type.js';
import type { Fonts } from './fonts.js';
import { pageFoot } from './page-foot.renderer.js';
import { portrait } from './paper.js';
import { Press, type RenderedPdf, firstIdentity } from './press.js';
import { type FlowRow, flowPages, stackLines } from './row-flow.layout.js';
import { drawRows } from './row-flow.renderer.js';
import { type Piece, breakLines } from './text-layout.js';

/** How sheets of rows under a title are set. */
export interface RowSheet<M> {
  readonly title: string;
  /** What the head is about, for readers of the structure. */
  readonly about: string;
  /** What the sheet is of: in its foot, and where its bookmark leads. */
  readonly nameOf: (model: M) => string;
  readonly headOf: (model: M) => readonly Piece[];
  readonly rowsOf: (fonts: Fonts, model: M, width: number) => readonly FlowRow[];
}

/** Sheets one after the other, their rows flowing over pages that are counted for each. Needs at least one model. */
export async function renderRowSheets<M extends { readonly paper: Paper; readonly identity: DocumentIdentity }>(models: readonly M[], { title, about, nameOf, headOf, rowsOf }: RowSheet<M>): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), title);
  const { fonts } = press;
  for (const model of models) {
    const size = portrait(model.paper);
    const width = size.width - 2 * BENCH_MARGIN;
    const head = stackLines(breakLines(fonts, headOf(model), width), { x: 0, top: 22 }, benchLeading);
    const foot = pageFoot(fonts, model.identity, [nameOf(model)], width);
    const top = BENCH_MARGIN + head.bottom + 4;
    const pages = flowPages(rowsOf(fonts, model, width), size.height - BENCH_MARGIN - foot.height - 6 - top);
    pages.forEach((rows, index) =>
      press.page(size, model.identity, (canvas) => {
        canvas.group('H1', title);
        canvas.text(BENCH_MARGIN, BENCH_MARGIN + 14, title, BENCH_TYPE.title);
        canvas.group('P', about);
        for (const { x, y, line } of head.placed) canvas.textLine(BENCH_MARGIN + x, BENCH_MARGIN + y, line);
        drawRows(canvas, rows, { x: BENCH_MARGIN, y: top, width });
        foot.draw(canvas, BENCH_MARGIN, size.height - BENCH_MARGIN, index + 1, pages.length);
      }, index === 0 ? nameOf(model) : undefined),
    );
  }
  return press.collect();
}
