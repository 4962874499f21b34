import type { CheckSheetModel } from '@cyclefill/domain/documents';
import { BenchPages } from './bench-page.renderer.js';
import { checkSheetRows } from './check-sheet.layout.js';
import { Press, type RenderedPdf, firstIdentity } from './press.js';

const TITLE = 'Pharmacist check';

/** Check sheets of packs as one PDF with a bookmark each (D82, D106). Needs at least one model. */
export async function renderCheckSheets(models: readonly CheckSheetModel[]): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), TITLE);
  for (const model of models) {
    const pages = new BenchPages(press, model, TITLE);
    const { above, left, right, rightAt, below } = checkSheetRows(press.fonts, model, pages.width);
    pages.addRows(above);
    const counted = pages.fitting(left);
    if (rightAt === null) {
      pages.addRows(counted);
      pages.addRows(right);
    } else pages.add([{ x: 0, width: rightAt - 22, rows: counted }, { x: rightAt, width: pages.width - rightAt, rows: right }]);
    pages.addWhole(below);
    pages.print();
  }
  return press.collect();
}
