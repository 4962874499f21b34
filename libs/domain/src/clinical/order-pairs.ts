import { overlaps } from '@cyclefill/domain/kernel';
import type { CheckedTime, ClinicalOrder } from './clinical-order.js';

/** Orders that are in force at some moment of the time. */
export function inForce<Order extends ClinicalOrder>(orders: readonly Order[], time: CheckedTime): readonly Order[] {
  return orders.filter((order) => overlaps(order, time));
}

/** Whether two orders are in force at one moment and are no steps or parts of one therapy. */
export function meet(a: ClinicalOrder, b: ClinicalOrder): boolean {
  return overlaps(a, b) && !(a.group !== null && a.group === b.group);
}

/** Whether it is given as needed, and says what for. */
export function isAsNeeded(order: ClinicalOrder): boolean {
  return order.regimen?.prn === true && order.prnReasonGiven;
}
