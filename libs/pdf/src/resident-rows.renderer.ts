import type { DocumentIdentity, Paper, ResidentHeader } from '@cyclefill/domain/documents';
import { BENCH_MARGIN } from './bench-type.js';
import type { Fonts } from './fonts.js';
import { pageFoot, residentWords } from './page-foot.renderer.js';
import { portrait } from './paper.js';
import { Press, type RenderedPdf, firstIdentity } from './press.js';
import { type ResidentHead, residentHead } from './resident-head.renderer.js';
import { type FlowRow, flowPages } from './row-flow.layout.js';
import { drawRows } from './row-flow.renderer.js';

/** How pages of rows about one resident are set. */
export interface ResidentRows<M> {
  readonly title: string;
  /** `below` stays together under the last row. */
  readonly rowsOf: (fonts: Fonts, model: M, overflow: ResidentHead['overflow'], width: number) => { readonly rows: readonly FlowRow[]; readonly below: readonly FlowRow[] };
}

type ResidentModel = { readonly paper: Paper; readonly identity: DocumentIdentity; readonly resident: ResidentHeader };

function printResident<M extends ResidentModel>(press: Press, model: M, { title, rowsOf }: ResidentRows<M>): void {
  const { fonts } = press;
  const size = portrait(model.paper);
  const width = size.width - 2 * BENCH_MARGIN;
  const head = residentHead(fonts, model.resident, title, width);
  const foot = pageFoot(fonts, model.identity, residentWords(model.resident), width);
  const top = BENCH_MARGIN + head.height + 4;
  const room = size.height - BENCH_MARGIN - foot.height - 6 - top;
  const { rows, below } = rowsOf(fonts, model, head.overflow, width);
  const pages = flowPages(rows, room).map((own) => [...own]);
  const height = (list: readonly { readonly height: number }[]): number => list.reduce((sum, row) => sum + row.height, 0);
  if (height(pages.at(-1) ?? []) + height(below) > room) pages.push([]);
  pages.at(-1)?.push(...below);
  pages.forEach((own, index) =>
    press.page(size, model.identity, (canvas) => {
      head.draw(canvas, BENCH_MARGIN, BENCH_MARGIN);
      drawRows(canvas, own, { x: BENCH_MARGIN, y: top, width });
      foot.draw(canvas, BENCH_MARGIN, size.height - BENCH_MARGIN, index + 1, pages.length);
    }, index === 0 ? `${model.resident.room}  ${model.resident.name}` : undefined),
  );
}

/** Rows under the head of a resident, pages counted for each, as one PDF with a bookmark each. Needs at least one model. */
export async function renderResidentRows<M extends ResidentModel>(models: readonly M[], rows: ResidentRows<M>): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), rows.title);
  for (const model of models) printResident(press, model, rows);
  return press.collect();
}
