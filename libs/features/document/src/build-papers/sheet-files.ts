import { type Paper, daysKey } from '@cyclefill/domain/documents';
import type { DayRange } from '@cyclefill/domain/kernel';
import type { RenderOrder } from '../render/document-renderer.js';
import { type PaperFile, paperFile } from './paper-file.js';
import type { PlacedSheet } from './resident-sheets.js';

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

/** What stands in the name of every book of a facility. */
export interface Books<M> {
  /** `mar` gives `mar-FAC01-2026-12-north`. */
  readonly name: string;
  readonly facilityCode: string;
  readonly days: DayRange;
  readonly paper: Paper;
  readonly order: (models: readonly [M, ...M[]], wing: string, name: string) => RenderOrder;
}

/** One book a wing, in the order of its rooms (D31). */
export function sheetFiles<M>(sheets: readonly PlacedSheet<M>[], { name, facilityCode, days, paper, order }: Books<M>): readonly PaperFile[] {
  const byWing = Map.groupBy(sheets, ({ wing }) => wing);
  const names = fileNameParts([...byWing.keys()]);
  return [...byWing].flatMap(([wing, own]) => {
    const [first, ...rest] = own;
    if (first === undefined) return [];
    const book = `${name}-${facilityCode}-${daysKey(days)}-${names.get(wing)}`;
    return [paperFile({ name: book, wingId: first.wingId, paper, order: order([first.model, ...rest.map(({ model }) => model)], wing, book) })];
  });
}
