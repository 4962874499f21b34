import type { PackOrder, SeparationReason } from '../pack-plan.js';

/** What packing decides about before it looks at doses. */
export type PackSubject = Pick<PackOrder, 'orderId' | 'product' | 'prn' | 'variesByDay' | 'largestDose' | 'partBelowHalf'>;

/** How far a drug is kept apart: out of every pack, or on a card of its own. */
export type Separation = 'own_container' | 'own_card';

/** One reason why a drug does not share a cell (R236, D76). */
export interface SeparationRule {
  readonly reason: SeparationReason;
  /** null = the rule has nothing against a shared cell. */
  readonly separate: (order: PackSubject) => Separation | null;
  /** What no pharmacist's decision undoes where the rule speaks; null = it can be set aside wholly. */
  readonly floor: Separation | null;
}
