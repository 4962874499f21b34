import { type DayRange, type Finding, atMinute, overlaps } from '@cyclefill/domain/kernel';
import type { ClinicalOrder } from './clinical-order.js';

/** Whether two orders are one therapy: steps of a taper, parts of a split dose, or a PRN dose with its reason (R404). */
function belongTogether(a: ClinicalOrder, b: ClinicalOrder): boolean {
  if (a.group !== null && a.group === b.group) return true;
  return [a, b].some((order) => order.regimen?.prn === true && order.prnReasonGiven);
}

/**
 * E10 for the orders of one resident: the same set of ingredients active twice at one time in the window. It stands on
 * the later order in output order and names the earlier one; a pharmacist decides, both go on.
 */
export function duplicateFindings<Order extends ClinicalOrder>(orders: readonly Order[], window: DayRange, nameOf: (order: Order) => string): readonly Finding[] {
  const range = { from: atMinute(window.from), to: atMinute(window.to) };
  const active = orders.filter((order) => order.drug.ingredients !== '' && overlaps(order, range));
  return active.flatMap((order, index): readonly Finding[] => {
    const other = active.slice(0, index).find((earlier) => earlier.drug.ingredients === order.drug.ingredients && overlaps(earlier, order) && !belongTogether(earlier, order));
    if (other === undefined) return [];
    return [{ code: 'DUPLICATE', severity: 'warn', rule: 'R404', subject: order.orderId, params: { otherRx: nameOf(other) } }];
  });
}
