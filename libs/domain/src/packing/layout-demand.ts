import { type Day, type Milli, ZERO, addDays, addMilli, dayOf, invariant } from '@cyclefill/domain/kernel';
import { layoutPack } from './layout-pack.js';
import { layoutPrnCards } from './layouts/prn-card.layout.js';
import type { PackOrder, PackPlan, SeparationReason } from './pack-plan.js';
import { type OrderPacking, plainPacking } from './packing-settings.js';
import { placeOrder } from './place-order.js';

/** One fill of one order: its cards, and what of it is in a container of its own. */
export interface DemandLayout {
  readonly packs: readonly PackPlan[];
  readonly container: Milli;
  /** Why all of it is in the container; null = it is not, or its use cannot be told. */
  readonly reason: SeparationReason | null;
}

const packedIn = (packs: readonly PackPlan[]): Milli => addMilli(...packs.flatMap(({ cells }) => cells.flatMap(({ contents }) => contents.map(({ dose }) => dose))));

/** An as-needed order on cards, where it goes out on cards and may be packed; else in a container. */
function layoutAsNeeded(order: PackOrder, quantity: Milli, on: Day, packing: OrderPacking): DemandLayout {
  const choice = placeOrder(order, packing);
  if (packing.prnCard === null || choice.packaging === 'bulk') return { packs: [], container: quantity, reason: choice.reason };
  const packs = layoutPrnCards(order, quantity, on, packing.prnCard);
  return { packs, container: (quantity - packedIn(packs)) as Milli, reason: null };
}

/**
 * One fill on demand by the rules of a cycle's packs (R137, R141, R236): its doses on cards, since a sheet with one drug would be
 * a second sheet beside the cycle's; what makes no whole dose, or may not be packed, in a container of its own. Cells and
 * container add up to `quantity`, to the unit. @param on the day it is delivered, of cells that have no time
 */
export function layoutDemand(order: PackOrder, quantity: Milli, on: Day, packing: OrderPacking = plainPacking('card')): DemandLayout {
  if (order.prn) return layoutAsNeeded(order, quantity, on, packing);
  const days = order.doses.map(({ at }) => dayOf(at));
  const [first, last] = [Math.min(...days) as Day, Math.max(...days) as Day];
  if (days.length === 0) return { packs: [], container: quantity, reason: null };
  const { packs, bulk } = layoutPack([order], { from: first, to: addDays(last, 1) }, () => ({ ...packing, preference: 'card' }));
  const packed = packedIn(packs);
  invariant(packed <= quantity, 'more in the cells than was filled');
  return { packs, container: (quantity - packed) as Milli, reason: packed === ZERO ? (bulk[0]?.reason ?? null) : null };
}
