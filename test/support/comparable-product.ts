import type { ComparableProduct } from '@cyclefill/domain/product';
import type { ProductRow } from '@cyclefill/interop/catalogue';

/** A row of a catalogue as products are compared. */
export function comparableOf({ ndc: { ndc11 }, rxcui, ingredientRxcui, name, ingredient, proprietaryName, strength, form, category, route, labeler, looks }: ProductRow): ComparableProduct {
  return { ndc11, rxcui, ingredientRxcui, name, ingredient, proprietaryName, strength, form, category, route, labeler, looks };
}
