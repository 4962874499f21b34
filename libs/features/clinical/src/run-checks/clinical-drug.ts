import { drugConcept } from '@cyclefill/domain/clinical';
import { byCodePoint } from '@cyclefill/domain/kernel';
import { crushReason } from '@cyclefill/domain/packing';
import type { NamedOrder } from './resident-check.js';

/** What the row of a product says that the checks look at. */
export interface ClinicalProductRow {
  readonly ndc11: string;
  readonly name: string;
  readonly strength: string;
  readonly ingredient: string;
  readonly ingredient_rxcui: string;
  readonly therapeutic_class: string;
  readonly form: string;
  readonly category: string;
  readonly hazardous: boolean;
}

/** The ingredients as a set: by their RxNorm code, else by their names in order. */
function ingredientSet(row: Pick<ClinicalProductRow, 'ingredient' | 'ingredient_rxcui'>): string {
  return row.ingredient_rxcui || row.ingredient.toLowerCase().split(/ \/ |; /u).map((name) => name.trim()).toSorted(byCodePoint).join('; ');
}

/** A product as the checks see it. */
export function clinicalDrug(row: ClinicalProductRow): NamedOrder['drug'] {
  return { ndc11: row.ndc11, ingredients: ingredientSet(row), therapeuticClass: row.therapeutic_class, doNotCrush: crushReason(row.name, row, row.hazardous), concept: drugConcept(row) };
}
