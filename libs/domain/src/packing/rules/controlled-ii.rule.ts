import type { SeparationRule } from './separation-rule.js';

/** Counted at every shift, so it must be countable by itself (R236). */
export const controlledIi: SeparationRule = {
  reason: 'controlled_ii',
  separate: ({ product }) => (product.schedule === 'CII' ? 'own_card' : null),
  floor: 'own_card',
};
