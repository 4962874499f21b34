import type { PackagingChoice, SeparationReason } from './pack-plan.js';
import { US_SEPARATION_RULES } from './rules/index.js';
import type { PackSubject, Separation, SeparationRule } from './rules/separation-rule.js';

/** How a facility wants its countable doses packed, before any rule speaks. */
export type PackingPreference = 'card' | 'multi_dose';

function firstReason(order: PackSubject, rules: readonly SeparationRule[], wanted: Separation): SeparationReason | null {
  return rules.find((rule) => rule.separate(order) === wanted)?.reason ?? null;
}

/**
 * Where an order goes: its own container if any rule keeps it out of packs, else a card of its own if any rule keeps it
 * out of shared cells, else as the facility wants. In a facility of cards a card needs no reason.
 */
export function choosePackaging(order: PackSubject, preference: PackingPreference, rules: readonly SeparationRule[] = US_SEPARATION_RULES): PackagingChoice {
  const { orderId } = order;
  const kept = firstReason(order, rules, 'own_container');
  if (kept !== null) return { orderId, packaging: 'bulk', reason: kept };
  const apart = preference === 'card' ? null : firstReason(order, rules, 'own_card');
  return apart === null ? { orderId, packaging: preference, reason: null } : { orderId, packaging: 'card', reason: apart };
}
