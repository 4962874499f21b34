import type { Paper } from '@cyclefill/domain/documents';
import type { PlacedMar } from './build-mars.js';
import { type PaperFile, paperFile } from './paper-file.js';

const slug = (wing: string): string => wing.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'no-wing';

/** One book a wing, in the order of its rooms (D31). */
export function marFiles(mars: readonly PlacedMar[], facilityCode: string, month: string, paper: Paper): readonly PaperFile[] {
  return [...Map.groupBy(mars, (mar) => mar.wing)].map(([wing, own]) =>
    paperFile({
      name: `mar-${facilityCode}-${month}-${slug(wing)}`, wingId: own[0]?.wingId ?? null, paper,
      order: { kind: 'mar', models: own.map(({ model }) => model) },
    }),
  );
}
