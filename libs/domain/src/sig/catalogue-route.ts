import type { SigRoute } from './sig-structure.js';

/** Routes of the catalogue as routes of a text. */
const ROUTES: ReadonlyMap<string, SigRoute> = new Map<string, SigRoute>([
  ['ORAL', 'oral'], ['SUBLINGUAL', 'sublingual'], ['BUCCAL', 'buccal'], ['RECTAL', 'rectal'], ['VAGINAL', 'vaginal'], ['TOPICAL', 'topical'], ['TRANSDERMAL', 'transdermal'], ['OPHTHALMIC', 'ophthalmic'],
  ['OTIC', 'otic'], ['NASAL', 'nasal'], ['SUBCUTANEOUS', 'subcutaneous'], ['INTRAMUSCULAR', 'intramuscular'], ['INTRAVENOUS', 'intravenous'], ['RESPIRATORY (INHALATION)', 'inhalation'], ['INHALATION', 'inhalation'],
  ['ENTERAL', 'tube'],
]);

/** The route a catalogue or an order names; null = one that no text can be held against. */
export function sigRoute(route: string): SigRoute | null {
  return ROUTES.get(route.trim().toUpperCase()) ?? null;
}
