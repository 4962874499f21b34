import { type Day, type Milli, ONE_UNIT, addDays, atMinute } from '@cyclefill/domain/kernel';
import type { PackOrder, PackPlan } from '../pack-plan.js';
import type { CardType } from '../pack-type.js';

/**
 * Cards of an as-needed order (D61, R131): one whole unit to a cavity, since what is taken is decided each time, popped from the
 * highest number down so that the number shown is what is left. They have no pass; their cells bear the first day at midnight.
 */
export function layoutPrnCards(order: PackOrder, quantity: Milli, on: Day, type: CardType): readonly PackPlan[] {
  const units = Math.floor(quantity / ONE_UNIT);
  const count = Math.ceil(units / type.capacity);
  return Array.from({ length: count }, (_, index): PackPlan => ({
    key: [order.residentId, type.id, order.orderId, 'prn', index + 1].join(':'), residentId: order.residentId, type, orderId: order.orderId, passes: [],
    days: { from: on, to: addDays(on, 1) }, number: index + 1, count,
    cells: Array.from({ length: Math.min(type.capacity, units - index * type.capacity) }, (__, position) => ({ position, at: atMinute(on), contents: [{ orderId: order.orderId, dose: ONE_UNIT }] })),
  }));
}
