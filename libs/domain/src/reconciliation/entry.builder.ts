import type { ComparableProduct } from '@cyclefill/domain/product';
import type { ListEntry } from './list-entry.js';

export const anEntry = (drug: string, sig: string, more: Partial<ListEntry> = {}): ListEntry => ({
  id: `${drug} ${sig}`, drug, ndc11: '', rxcui: '', strength: '', form: '', route: '', sig, structure: null, status: 'active', ...more,
});

type Named = readonly [name: string, strength: string, form: string, ingredientRxcui: string, proprietaryName?: string];

/** Enough of a catalogue: two salts and releases of one drug, a brand, a combination and its ingredients. */
const PRODUCTS: readonly Named[] = [
  ['metoprolol tartrate', '25 mg', 'Oral Tablet', '6918'], ['metoprolol tartrate', '50 mg', 'Oral Tablet', '6918'], ['metoprolol succinate ER', '25 mg', 'Extended Release Oral Tablet', '6918'],
  ['metoprolol succinate ER', '50 mg', 'Extended Release Oral Tablet', '6918'], ['atorvastatin calcium', '40 mg', 'Oral Tablet', '83367'], ['atorvastatin calcium', '40 mg', 'Oral Tablet', '83367', 'Lipitor'],
  ['rosuvastatin', '10 mg', 'Oral Tablet', '301542'], ['lisinopril', '10 mg', 'Oral Tablet', '29046'], ['lisinopril', '20 mg', 'Oral Tablet', '29046'], ['warfarin sodium', '5 mg', 'Oral Tablet', '11289'],
  ['sennosides-docusate sodium', '50 mg; 8.6 mg', 'Oral Tablet', '1008340'], ['docusate sodium', '50 mg', 'Oral Tablet', '82003'], ['sennosides', '8.6 mg', 'Oral Tablet', '36387'], ['hydralazine', '25 mg', 'Oral Tablet', '5470'],
  ['hydroxyzine HCl', '25 mg', 'Oral Tablet', '5553'], ['sertraline HCl', '50 mg', 'Oral Tablet', '36437'], ['sertraline HCl', '50 mg', 'Oral Capsule', '36437'],
];

export const someProducts = (): readonly ComparableProduct[] => PRODUCTS.map(([name, strength, form, ingredientRxcui, proprietaryName = ''], index): ComparableProduct => ({
  ndc11: `9999900${String(index).padStart(2, '0')}01`, rxcui: '', ingredientRxcui, name, ingredient: name.replace('-', ' / '), proprietaryName, strength, form, category: 'oral_solid', route: 'ORAL', labeler: '', looks: '',
}));
