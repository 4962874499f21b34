import type { FillGuideModel } from '@cyclefill/domain/documents';
import { BenchPages } from './bench-page.renderer.js';
import { fillGuideRows } from './fill-guide.layout.js';
import { Press, type RenderedPdf, firstIdentity } from './press.js';

const TITLE = 'Fill guide';

/** Fill guides of packs as one PDF with a bookmark each (D80). Needs at least one model. */
export async function renderFillGuides(models: readonly FillGuideModel[]): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), TITLE);
  for (const model of models) {
    const pages = new BenchPages(press, model, TITLE);
    const { rows, below } = fillGuideRows(press.fonts, model, pages.width);
    pages.addRows(rows);
    pages.addWhole(below);
    pages.print();
  }
  return press.collect();
}
