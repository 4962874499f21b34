import { type Day, type LocalMinute, type Milli, addDays, dayOf } from '@cyclefill/domain/kernel';
import { type FillOrder, type ResidentContext, bulkSupply, inDoses, unitsGiven } from '@cyclefill/domain/cycle-fill';
import { atMostUse, daysSupplyOf } from './days-supply.js';

/** Hours that a PRN reorder may take (R131), in days. */
const PRN_LEAD_DAYS = 3;
/** A PRN order that nobody used for this long is looked at again (R131). */
const PRN_UNUSED_DAYS = 30;
/** Days that a reorder of a bulk form is reckoned for. */
const BULK_DAYS = 30;

/** What to order again of an order that is not supplied by the cycle. */
export interface ReorderSuggestion {
  readonly quantity: Milli;
  /** Whole packages of a bulk form (R135); null = counted out. */
  readonly packages: number | null;
  /** Days the quantity lasts, a PRN order at most use; null = its directions do not say. */
  readonly daysSupply: number | null;
}

/** A reorder of a PRN order when what was counted lasts no longer than the reorder takes, at the most use its directions allow (R131); else null. */
export function suggestPrnReorder(order: FillOrder, resident: ResidentContext, usual: Milli, now: LocalMinute): ReorderSuggestion | null {
  if (order.regimen?.prn !== true || order.onHand === null || order.authorisedLeft <= 0) return null;
  const today = dayOf(now);
  const lasts = order.onHand.quantity === 0 ? 0 : daysSupplyOf(order, resident, { on: today, quantity: order.onHand.quantity });
  if (lasts === null || lasts > PRN_LEAD_DAYS) return null;
  const quantity = Math.min(usual, order.authorisedLeft) as Milli;
  return { quantity, packages: null, daysSupply: daysSupplyOf(order, resident, { on: today, quantity }) };
}

/** A reorder of a bulk form: whole packages for thirty days, and the days they last; a discard-after-open limit caps them (R135). Null = how many doses one holds cannot be told. */
export function suggestBulkReorder(order: FillOrder, resident: ResidentContext, packageSize: Milli, discardAfterDays: number | null, now: LocalMinute): ReorderSuggestion | null {
  const needed = unitsGiven(atMostUse(order), resident, now, (now + BULK_DAYS * 1440) as LocalMinute, 'counted');
  const doses = inDoses(order, packageSize);
  if (needed === 0 || doses === null) return null;
  const perDay = Math.ceil(needed / BULK_DAYS) as Milli;
  const { packages, daysSupply } = bulkSupply(needed, doses, perDay, discardAfterDays);
  const days = discardAfterDays === null && order.dosesPerUnit !== 1 ? null : daysSupply;
  return { quantity: (packages * packageSize) as Milli, packages, daysSupply: days };
}

/** The day since which a PRN order was not used at all, when a count says so and thirty days have gone by (R131); else null. */
export function unusedSince(order: FillOrder): Day | null {
  const { lastFill, onHand } = order;
  if (order.regimen?.prn !== true || lastFill === null || onHand === null || onHand.quantity < lastFill.quantity) return null;
  return dayOf(onHand.at) >= addDays(lastFill.on, PRN_UNUSED_DAYS) ? lastFill.on : null;
}
