import { canonicalJson, type JsonValue } from '@cyclefill/domain/kernel';
import { type Directions, directionsOf } from './dose-figures.js';
import type { DrugCatalogue } from './drug-catalogue.js';
import { type DrugConcept, drugConcept } from './drug-concept.js';
import type { ListEntry } from './list-entry.js';

/** An entry with all that is known of it: read once, compared with many. */
export interface KnownEntry {
  readonly entry: ListEntry;
  readonly concept: DrugConcept;
  readonly directions: Directions;
  /** What it says, without its id: entries that say the same are interchangeable. */
  readonly content: string;
}

export function knownEntry(entry: ListEntry, catalogue: DrugCatalogue): KnownEntry {
  const { id: _, ...content } = entry;
  return { entry, concept: drugConcept(entry, catalogue), directions: directionsOf(entry), content: canonicalJson(content as unknown as JsonValue) };
}

/** Whether two entries give the same directions, word for word or as structure. */
export function sameDirections(a: KnownEntry, b: KnownEntry): boolean {
  if (a.directions.text !== '' && a.directions.text === b.directions.text && a.entry.structure === null && b.entry.structure === null) return true;
  const [left, right] = [a.directions.structure, b.directions.structure];
  return left !== null && right !== null && canonicalJson(left as unknown as JsonValue) === canonicalJson(right as unknown as JsonValue);
}
