import { type IngredientFact, isNamed } from '../product-facts.js';
import type { SeparationRule } from './separation-rule.js';

const WARFARIN: readonly IngredientFact[] = [{ name: 'warfarin' }];

/** A dose that changes by day, and warfarin always: one change would re-make every shared cell (R236, D76). */
export const doseVaries: SeparationRule = {
  reason: 'dose_varies',
  separate: (order) => (order.variesByDay || isNamed(WARFARIN, order.product.ingredient, order.product.form) ? 'own_card' : null),
  floor: 'own_card',
};
