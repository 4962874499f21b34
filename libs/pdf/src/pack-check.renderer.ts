import type { PackCheckModel } from '@cyclefill/domain/documents';
import { packCheckRows } from './pack-check.layout.js';
import type { RenderedPdf } from './press.js';
import { renderResidentRows } from './resident-rows.renderer.js';

/** Packs held against the record, a page a resident where it fits one, as one PDF with a bookmark each (R512). Needs at least one model. */
export function renderPackChecks(models: readonly PackCheckModel[]): Promise<RenderedPdf> {
  return renderResidentRows(models, { title: 'Packs against the record', rowsOf: packCheckRows });
}
