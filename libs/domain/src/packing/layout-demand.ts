import { type Day, type Milli, ZERO, addDays, addMilli, dayOf, invariant } from '@cyclefill/domain/kernel';
import { layoutPack } from './layout-pack.js';
import type { PackOrder, PackPlan, SeparationReason } from './pack-plan.js';

/** One fill of one order: its cards, and what of it is in a container of its own. */
export interface DemandLayout {
  readonly packs: readonly PackPlan[];
  readonly container: Milli;
  /** Why all of it is in the container; null = it is not, or its use cannot be told. */
  readonly reason: SeparationReason | null;
}

/**
 * One fill on demand by the rules of a cycle's packs (R137, R141, R236): its doses on cards, since a sheet with one drug would be
 * a second sheet beside the cycle's; what makes no whole dose, or may not be packed, in a container of its own. Cells and
 * container add up to `quantity`, to the unit.
 */
export function layoutDemand(order: PackOrder, quantity: Milli): DemandLayout {
  const days = order.doses.map(({ at }) => dayOf(at));
  const [first, last] = [Math.min(...days) as Day, Math.max(...days) as Day];
  if (days.length === 0) return { packs: [], container: quantity, reason: null };
  const { packs, bulk } = layoutPack([order], { from: first, to: addDays(last, 1) }, 'card');
  const packed = addMilli(...packs.flatMap(({ cells }) => cells.flatMap(({ contents }) => contents.map(({ dose }) => dose))));
  invariant(packed <= quantity, 'more in the cells than was filled');
  return { packs, container: (quantity - packed) as Milli, reason: packed === ZERO ? (bulk[0]?.reason ?? null) : null };
}
