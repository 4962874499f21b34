import type { SeparationRule } from './separation-rule.js';

/** Handled with gloves: no other drug touches it (R236, D77). */
export const hazardous: SeparationRule = {
  reason: 'hazardous',
  separate: ({ product }) => (product.hazardous ? 'own_card' : null),
  floor: 'own_card',
};
