import type { SeparationRule } from './separation-rule.js';

/** Kept cold, away from the room-temperature packs (R236, D76). */
export const refrigerated: SeparationRule = {
  reason: 'refrigerated',
  separate: ({ product }) => (product.refrigerated ? 'own_container' : null),
  floor: 'own_container',
};
