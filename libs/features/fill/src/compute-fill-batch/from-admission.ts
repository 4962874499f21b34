import type { LocalMinute } from '@cyclefill/domain/kernel';
import { startedAt } from '@cyclefill/domain/orders';
import type { ResidentFacts, SnapshotOrder } from './fill-snapshot.js';

/** An order as the facility gives it: nothing is due before the resident is there. */
function clipped(order: SnapshotOrder, admittedAt: LocalMinute): SnapshotOrder {
  if (order.from >= admittedAt) return order;
  return { ...order, from: admittedAt, regimen: order.regimen && startedAt(order.regimen, admittedAt) };
}

/** Orders written before an admission begin with it; one that ended before it is left out. */
export function fromAdmission(orders: readonly SnapshotOrder[], residents: ReadonlyMap<string, ResidentFacts>): readonly SnapshotOrder[] {
  return orders.flatMap((order) => {
    const admittedAt = residents.get(order.residentId)?.admittedAt ?? null;
    if (admittedAt === null) return [order];
    return order.to !== null && order.to <= admittedAt ? [] : [clipped(order, admittedAt)];
  });
}
