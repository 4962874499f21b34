import type { PackCheckModel } from '@cyclefill/domain/documents';
import { pageFoot, residentWords } from './page-foot.renderer.js';
import { packCheckRows } from './pack-check.layout.js';
import { portrait } from './paper.js';
import { Press, type RenderedPdf, firstIdentity } from './press.js';
import { residentHead } from './resident-head.renderer.js';
import { flowPages } from './row-flow.layout.js';
import { drawRows } from './row-flow.renderer.js';

const [TITLE, MARGIN] = ['Packs against the record', 36];

function printCheck(press: Press, model: PackCheckModel): void {
  const { fonts } = press;
  const size = portrait(model.paper);
  const width = size.width - 2 * MARGIN;
  const head = residentHead(fonts, model.resident, TITLE, width);
  const foot = pageFoot(fonts, model.identity, residentWords(model.resident), width);
  const top = MARGIN + head.height + 4;
  const room = size.height - MARGIN - foot.height - 6 - top;
  const { rows, below } = packCheckRows(fonts, model, head.overflow, width);
  const pages = flowPages(rows, room).map((own) => [...own]);
  const height = (list: readonly { readonly height: number }[]): number => list.reduce((sum, row) => sum + row.height, 0);
  if (height(pages.at(-1) ?? []) + height(below) > room) pages.push([]);
  pages.at(-1)?.push(...below);
  pages.forEach((own, index) =>
    press.page(size, model.identity, (canvas) => {
      head.draw(canvas, MARGIN, MARGIN);
      drawRows(canvas, own, { x: MARGIN, y: top, width });
      foot.draw(canvas, MARGIN, size.height - MARGIN, index + 1, pages.length);
    }, index === 0 ? `${model.resident.room}  ${model.resident.name}` : undefined),
  );
}

/** Packs held against the record, a page a resident where it fits one, as one PDF with a bookmark each (R512). Needs at least one model. */
export async function renderPackChecks(models: readonly PackCheckModel[]): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), TITLE);
  for (const model of models) printCheck(press, model);
  return press.collect();
}
