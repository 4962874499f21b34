import type { SeparationRule } from './separation-rule.js';

/** The rules of a pharmacy that gives as-needed drugs out on cards numbered down (D61): their own card, never a shared cell. */
export function asNeededOnCards(rules: readonly SeparationRule[]): readonly SeparationRule[] {
  return rules.map((rule) => (rule.reason === 'as_needed' ? { ...rule, separate: (order) => (rule.separate(order) === null ? null : 'own_card') } : rule));
}
