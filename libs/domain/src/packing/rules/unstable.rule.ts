import { type IngredientFact, isNamed } from '../product-facts.js';
import type { SeparationReason } from '../pack-plan.js';
import type { SeparationRule } from './separation-rule.js';

/** Drugs that a stability list keeps out of packs, by what spoils them (D76). A pharmacist may judge otherwise. */
function unstable(reason: SeparationReason, ...facts: readonly IngredientFact[]): SeparationRule {
  return { reason, separate: ({ product }) => (isNamed(facts, product.ingredient, product.form) ? 'own_container' : null), floor: null };
}

const VALPROATE: readonly IngredientFact[] = [{ name: 'valproate' }, { name: 'valproic' }, { name: 'divalproex' }];

export const moistureSensitive = unstable('moisture_sensitive', ...VALPROATE);
export const lightSensitive = unstable('light_sensitive', { name: 'nifedipine' }, { name: 'tamoxifen' });
export const antacid = unstable('antacid', { name: 'magnesium', form: /trisilicate/iu }, { name: 'trisilicate' }, { name: 'aluminium' }, { name: 'aluminum' });
export const limitedTime = unstable('limited_time', { name: 'levothyroxine' }, { name: 'thyroxine' }, { name: 'omeprazole' }, { name: 'methenamine' }, { name: 'hexamine' });
/** Dispensed as the maker packed it by law, unless a pharmacist has assessed the risk. */
export const originalPackByLaw = unstable('original_pack_by_law', ...VALPROATE);
