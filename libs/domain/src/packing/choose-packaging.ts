import type { PackagingChoice, SeparationReason } from './pack-plan.js';
import { US_SEPARATION_RULES } from './profile-rules.js';
import type { PackSubject, Separation, SeparationRule } from './rules/separation-rule.js';

/** How a facility wants its countable doses packed, before any rule speaks. */
export type PackingPreference = 'card' | 'multi_dose';

/** What a pharmacist decided of one order (D76): packed nevertheless, as far as that can be, or kept out of every pack. */
export const PACKING_OVERRIDES = ['pack', 'keep_out'] as const;
export type PackingOverride = (typeof PACKING_OVERRIDES)[number];

/** How far a rule keeps an order apart where a pharmacist said to pack it: no further than what nothing undoes. */
function separationOf(rule: SeparationRule, order: PackSubject, override: PackingOverride | null): Separation | null {
  const wanted = rule.separate(order);
  return wanted === null || override !== 'pack' ? wanted : rule.floor === 'own_container' ? wanted : rule.floor;
}

/** Reasons that keep an order out of every pack, whatever a pharmacist decides. */
export function neverPacked(order: PackSubject, rules: readonly SeparationRule[]): readonly SeparationReason[] {
  return rules.filter((rule) => separationOf(rule, order, 'pack') === 'own_container').map(({ reason }) => reason);
}

/**
 * Where an order goes: its own container if any rule keeps it out of packs, else a card of its own if any rule keeps it
 * out of shared cells, else as the facility wants. In a facility of cards a card needs no reason.
 */
export function choosePackaging(order: PackSubject, preference: PackingPreference, rules: readonly SeparationRule[] = US_SEPARATION_RULES, override: PackingOverride | null = null): PackagingChoice {
  const { orderId } = order;
  const firstReason = (wanted: Separation): SeparationReason | null => rules.find((rule) => separationOf(rule, order, override) === wanted)?.reason ?? null;
  const kept = override === 'keep_out' ? 'pharmacist' : firstReason('own_container');
  if (kept !== null) return { orderId, packaging: 'bulk', reason: kept };
  const apart = preference === 'card' ? null : firstReason('own_card');
  return apart === null ? { orderId, packaging: preference, reason: null } : { orderId, packaging: 'card', reason: apart };
}
