import { WEEKLY_HIGH_RISK, isNamed } from '../product-facts.js';
import type { SeparationRule } from './separation-rule.js';

/** Weekly methotrexate and bisphosphonates never among the daily tablets (D76). */
export const weeklyHighRisk: SeparationRule = {
  reason: 'weekly_high_risk',
  separate: ({ product }) => (isNamed(WEEKLY_HIGH_RISK, product.ingredient, product.form) ? 'own_card' : null),
  floor: 'own_card',
};
