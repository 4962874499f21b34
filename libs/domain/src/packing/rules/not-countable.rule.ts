import type { SeparationRule } from './separation-rule.js';

/** Liquids, inhalers, injections, patches, creams, drops: nothing to count into a cell (D76). */
export const notCountable: SeparationRule = {
  reason: 'not_countable',
  separate: (order) => (order.product.countable ? null : 'own_container'),
  floor: 'own_container',
};
