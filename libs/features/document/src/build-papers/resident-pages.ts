import type { OrderPrint, ResidentPrint } from '@cyclefill/domain/documents';
import { type LocalMinute, invariant } from '@cyclefill/domain/kernel';
import { type Placement, type ResidentFacts, type SnapshotOrder, placementAt } from '@cyclefill/features/fill';
import type { PrintContext, RecordedOrder } from '../print-context/print-context.js';

/** `South 207-A`; without a bed `South 207`. */
function roomText(placement: Placement | null): string {
  if (placement === null) return 'no room recorded';
  const bed = placement.bed === '' ? '' : `-${placement.bed}`;
  return `${placement.wing} ${placement.room}${bed}`.trim();
}

/** Residents of one wing whose family names are the same letters, whatever their case. */
function namesakes(print: PrintContext, residents: Iterable<ResidentFacts>, at: LocalMinute): ReadonlySet<string> {
  const byName = Map.groupBy(residents, (resident) => {
    const name = print.residents.get(resident.id)?.print.familyName ?? resident.id;
    return `${placementAt(resident, at)?.wing ?? ''}|${name.toLowerCase()}`;
  });
  return new Set([...byName.values()].filter((group) => group.length > 1).flatMap((group) => group.map(({ id }) => id)));
}

/** Residents of a facility as pages print them at a moment. */
export function residentPages(print: PrintContext, residents: ReadonlyMap<string, ResidentFacts>, at: LocalMinute): (resident: ResidentFacts) => ResidentPrint {
  const alike = namesakes(print, residents.values(), at);
  return (resident) => {
    const recorded = print.residents.get(resident.id);
    invariant(recorded !== undefined, 'a resident without a recorded version');
    return { ...recorded.print, room: roomText(placementAt(resident, at)), nameAlert: alike.has(resident.id) };
  };
}

/** An order's texts as recorded. */
export function recordedOrder(print: PrintContext, order: SnapshotOrder): RecordedOrder {
  const recorded = print.orders.get(order.orderId);
  invariant(recorded !== undefined, 'an order without its texts');
  return recorded;
}

/** An order as documents print it, named by its Rx number: the same on every machine. */
export function orderPrint(print: PrintContext, order: SnapshotOrder): OrderPrint {
  return { ...recordedOrder(print, order).print, orderId: order.rxNumber, regimen: order.regimen, prn: order.regimen?.prn === true };
}
