import { type DayRange, type Finding, type LocalMinute, type Milli, addMilli, atMinute, byCodePoint, invariant } from '@cyclefill/domain/kernel';
import type { PackingPreference } from './choose-packaging.js';
import { layoutCards } from './layouts/card.layout.js';
import { layoutWeeks } from './layouts/week.layout.js';
import type { BulkLine, PackLayout, PackOrder, PackPlan, PackagingChoice, PackedDose, SeparationReason } from './pack-plan.js';
import { placeOrder } from './place-order.js';
import { type PackStock, US_PACK_STOCK } from './pack-stock.js';

interface PlacedOrder {
  readonly order: PackOrder;
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
function placed(order: PackOrder, preference: PackingPreference, stock: PackStock): PlacedOrder {
  const single = withOneDoseAMoment(order);
  const largestDose = Math.max(order.largestDose, ...single.doses.map(({ dose }) => dose)) as Milli;
  return { order: single, choice: placeOrder({ ...single, largestDose }, preference, stock) };
}

function bulkLine({ orderId, residentId, doses }: PackOrder, reason: SeparationReason): BulkLine {
  return { orderId, residentId, quantity: addMilli(...doses.map((dose) => dose.dose)), doses: doses.length, reason };
}

function byResident(placed: readonly PlacedOrder[]): ReadonlyMap<string, readonly PlacedOrder[]> {
  const residents = new Map<string, PlacedOrder[]>();
  for (const one of placed) {
    const own = residents.get(one.order.residentId);
    if (own === undefined) residents.set(one.order.residentId, [one]);
    else own.push(one);
  }
  return residents;
}

function packsOf(residentId: string, placed: readonly PlacedOrder[], window: DayRange, stock: PackStock): readonly PackPlan[] {
  const ordersIn = (packaging: PackagingChoice['packaging']): readonly PackOrder[] => placed.filter((one) => one.choice.packaging === packaging).map((one) => one.order);
  return [...layoutWeeks(residentId, ordersIn('multi_dose'), window, stock.sheet), ...ordersIn('card').flatMap((order) => layoutCards(order, window, stock.card))];
}

/** E22: a dispensed order that lies in no pack is told to the technician, with the rule's reason. */
function notPackable(line: BulkLine): Finding {
  const severity = line.reason === 'cell_capacity' ? 'warn' : 'info';
  return { code: 'NOT_PACKABLE', severity, rule: 'R236', subject: line.orderId, params: { reason: line.reason } };
}

/**
 * All packs of one batch (R137, R231–R237, D61–D76): every dose is in exactly one cell or on exactly one bulk line. Doses
 * must lie in `window`. Ordered by resident, then sheets by week, then cards by order id; bulk lines, choices and findings
 * by resident and order id. A resident's packs depend on the resident's orders alone, in whatever order they come.
 */
export function layoutPack(orders: readonly PackOrder[], window: DayRange, preference: PackingPreference, stock: PackStock = US_PACK_STOCK): PackLayout {
  const [from, to] = [atMinute(window.from), atMinute(window.to)];
  invariant(orders.every((order) => order.doses.every(({ at }) => at >= from && at < to)), 'a dose lies outside the window');
  const ordered = orders.toSorted((a, b) => byCodePoint(a.residentId, b.residentId) || byCodePoint(a.orderId, b.orderId));
  const all = ordered.map((order) => placed(order, preference, stock));
  const bulk = all.flatMap(({ order, choice }) => (choice.packaging === 'bulk' && order.doses.length > 0 ? [bulkLine(order, choice.reason ?? 'not_countable')] : []));
  return {
    packs: [...byResident(all)].flatMap(([residentId, own]) => packsOf(residentId, own, window, stock)),
    bulk,
    choices: all.map((one) => one.choice),
    findings: bulk.map(notPackable),
  };
}
