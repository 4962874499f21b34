import { type DayRange, type Finding, type LocalMinute, type Milli, addMilli, atMinute, byCodePoint, grouped, invariant } from '@cyclefill/domain/kernel';
import type { PackingPreference } from './choose-packaging.js';
import { layoutCards } from './layouts/card.layout.js';
import { layoutShared } from './layouts/shared.layout.js';
import type { BulkLine, PackLayout, PackOrder, PackPlan, PackagingChoice, PackedDose, SeparationReason } from './pack-plan.js';
import { placeOrder } from './place-order.js';
import { type PackStock, US_PACK_STOCK } from './pack-stock.js';
import type { SharedType } from './pack-type.js';
import { type OrderPacking, plainPacking } from './packing-settings.js';

interface PlacedOrder {
  readonly order: PackOrder;
  readonly packing: OrderPacking;
  readonly choice: PackagingChoice;
}

/** Two doses of one order at one moment are one administration: one entry of one cell. */
function withOneDoseAMoment(order: PackOrder): PackOrder {
  const sums = new Map<LocalMinute, Milli>();
  for (const { at, dose } of order.doses) sums.set(at, addMilli(sums.get(at) ?? (0 as Milli), dose));
  const doses: PackedDose[] = [...sums].map(([at, dose]) => ({ at, dose }));
  return { ...order, doses: doses.toSorted((a, b) => a.at - b.at) };
}

/** An order with one dose a moment, and the place its largest cell asks for. */
function placed(order: PackOrder, packing: OrderPacking): PlacedOrder {
  const single = withOneDoseAMoment(order);
  const largestDose = Math.max(order.largestDose, ...single.doses.map(({ dose }) => dose)) as Milli;
  return { order: single, packing, choice: placeOrder({ ...single, largestDose }, packing) };
}

function bulkLine({ orderId, residentId, doses }: PackOrder, reason: SeparationReason): BulkLine {
  return { orderId, residentId, quantity: addMilli(...doses.map((dose) => dose.dose)), doses: doses.length, reason };
}

/** Sheets and strips by the type they are packed into, in the order in which the types first come. */
function sharedBy(placed: readonly PlacedOrder[]): ReadonlyMap<SharedType, readonly PackOrder[]> {
  const shared = placed.filter(({ choice }) => choice.packaging === 'multi_dose');
  return new Map([...grouped(shared, ({ packing }) => packing.stock.sheet)].map(([type, own]) => [type, own.map(({ order }) => order)]));
}

function packsOf(residentId: string, placed: readonly PlacedOrder[], window: DayRange): readonly PackPlan[] {
  const shared = [...sharedBy(placed)].toSorted(([a], [b]) => byCodePoint(a.id, b.id));
  const carded = placed.filter(({ choice }) => choice.packaging === 'card');
  return [...shared.flatMap(([type, orders]) => layoutShared(residentId, orders, window, type)), ...carded.flatMap(({ order, packing }) => layoutCards(order, window, packing.stock.card))];
}

/** E22: a dispensed order that lies in no pack is told to the technician, with the rule's reason. */
function notPackable(line: BulkLine): Finding {
  const severity = line.reason === 'cell_capacity' ? 'warn' : 'info';
  return { code: 'NOT_PACKABLE', severity, rule: 'R236', subject: line.orderId, params: { reason: line.reason } };
}

/**
 * All packs of one batch (R137, R231–R237, D61–D76): every dose is in exactly one cell or on exactly one bulk line. Doses
 * must lie in `window`. `packing` is how all of them are packed, or how each is. Ordered by resident, then sheets and strips by type and days, then cards by order id; bulk lines, choices and findings
 * by resident and order id. A resident's packs depend on the resident's orders alone, in whatever order they come.
 */
export function layoutPack(orders: readonly PackOrder[], window: DayRange, packing: PackingPreference | ((order: PackOrder) => OrderPacking), stock: PackStock = US_PACK_STOCK): PackLayout {
  const [from, to] = [atMinute(window.from), atMinute(window.to)];
  invariant(orders.every((order) => order.doses.every(({ at }) => at >= from && at < to)), 'a dose lies outside the window');
  const ordered = orders.toSorted((a, b) => byCodePoint(a.residentId, b.residentId) || byCodePoint(a.orderId, b.orderId));
  const packingOf = typeof packing === 'string' ? (): OrderPacking => plainPacking(packing, stock) : packing;
  const all = ordered.map((order) => placed(order, packingOf(order)));
  const bulk = all.flatMap(({ order, choice }) => (choice.packaging === 'bulk' && order.doses.length > 0 ? [bulkLine(order, choice.reason ?? 'not_countable')] : []));
  return {
    packs: [...grouped(all, ({ order }) => order.residentId)].flatMap(([residentId, own]) => packsOf(residentId, own, window)),
    bulk,
    choices: all.map((one) => one.choice),
    findings: bulk.map(notPackable),
  };
}
