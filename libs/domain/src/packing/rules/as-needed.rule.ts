import type { SeparationRule } from './separation-rule.js';

/** Given on request, so no cell has its time (D76). */
export const asNeeded: SeparationRule = {
  reason: 'as_needed',
  separate: (order) => (order.prn ? 'own_container' : null),
  floor: 'own_card',
};
