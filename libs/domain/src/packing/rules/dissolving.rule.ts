import { isDissolving } from '../product-form.js';
import type { SeparationRule } from './separation-rule.js';

/** Sublingual, buccal and disintegrating forms take up moisture in a blister (R236, D76). */
export const dissolving: SeparationRule = {
  reason: 'sublingual_or_dissolving',
  separate: ({ product }) => (isDissolving(product.form) ? 'own_container' : null),
  floor: 'own_card',
};
