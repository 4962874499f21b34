import { isChewable, isEffervescent } from '../product-form.js';
import type { SeparationRule } from './separation-rule.js';

/** Effervescent forms are not packed; what is chewed lies apart from what is swallowed (R236). */
export const chewable: SeparationRule = {
  reason: 'chewable_or_effervescent',
  separate: ({ product }) => (isEffervescent(product.form) ? 'own_container' : isChewable(product.form) ? 'own_card' : null),
  floor: 'own_card',
};
