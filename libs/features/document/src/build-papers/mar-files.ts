import type { Paper } from '@cyclefill/domain/documents';
import type { PlacedMar } from './build-mars.js';
import { type PaperFile, paperFile } from './paper-file.js';

const slug = (wing: string): string => wing.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'wing';

/** File-name parts of wings, each its own: wings whose letters come to the same part are numbered in their order. */
export function fileNameParts(wings: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    wings.map((wing) => {
      let name = slug(wing);
      for (let number = 2; taken.has(name); number += 1) name = `${slug(wing)}-${number}`;
      taken.add(name);
      return [wing, name];
    }),
  );
}

/** One book a wing, in the order of its rooms (D31). */
export function marFiles(mars: readonly PlacedMar[], facilityCode: string, month: string, paper: Paper): readonly PaperFile[] {
  const byWing = Map.groupBy(mars, (mar) => mar.wing);
  const names = fileNameParts([...byWing.keys()]);
  return [...byWing].map(([wing, own]) =>
    paperFile({
      name: `mar-${facilityCode}-${month}-${names.get(wing)}`, wingId: own[0]?.wingId ?? null, paper,
      order: { kind: 'mar', models: own.map(({ model }) => model) },
    }),
  );
}
