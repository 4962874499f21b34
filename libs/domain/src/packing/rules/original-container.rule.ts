import type { SeparationRule } from './separation-rule.js';

/** The label requires the maker's container (R236). */
export const originalContainer: SeparationRule = {
  reason: 'original_container',
  separate: ({ product }) => (product.originalContainer ? 'own_container' : null),
  floor: 'own_card',
};
