import { type Day, type DayRange, addDays, dayOf, invariant, minuteOf } from '@cyclefill/domain/kernel';
import { type BulkLine, type OrderPacking, type PackOrder, type SeparationReason, layoutPack, packingSettings, windowPreference } from '@cyclefill/domain/packing';
import type { DosesAlong } from '@cyclefill/domain/refill';
import { type SnapshotOrder, packSubject, readPacking } from '@cyclefill/features/fill';
import { type PackRows, contentHashOf, freeCode } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import type { SuppliedResident } from '../returns/supplied-order.query.js';

/** An order with the doses that go along; at least one. */
export interface OrderAlong {
  readonly order: SnapshotOrder;
  readonly taken: DosesAlong;
}

/** Whether doses of an order go along at all. */
export function goesAlong<Order extends { readonly order: SnapshotOrder; readonly taken: DosesAlong | string }>(decided: Order): decided is Order & OrderAlong {
  return typeof decided.taken !== 'string' && decided.taken.doses.length > 0;
}

/** In what one order goes along. */
export interface OrderPacks {
  /** Codes of its packs, which other orders may share, or of its bag. */
  readonly codes: readonly string[];
  /** Why it goes along in a bag and in no pack; null = it is in packs. */
  readonly bagReason: SeparationReason | null;
}

/** All that a resident takes along, packed. */
export interface PackedAlong {
  readonly packs: readonly PackRows[];
  of(orderId: string): OrderPacks;
}

const ordersIn = ({ plan }: PackRows): ReadonlySet<string> => new Set(plan.cells.flatMap(({ contents }) => contents.map(({ orderId }) => orderId)));

/** How each order is packed on the days away, by what is chosen for it then, as a cycle's would be; the law may keep so many days out of shared cells (R233). */
async function readOrderPacking(tx: Tx, { facilityId, snapshot }: SuppliedResident, days: DayRange): Promise<(order: PackOrder) => OrderPacking> {
  const [length, rules] = [days.to - days.from, snapshot.rules.forPayer('')];
  const settings = packingSettings({
    ...(await readPacking(tx, facilityId, days.from, await tx.now())), on: days.from,
    preference: windowPreference(snapshot.batch.packaging, length, rules), sharing: windowPreference('multi_dose', length, rules) === 'multi_dose',
  });
  return (order) => settings.of(order);
}

function packOrder({ order, taken: { doses } }: OrderAlong): PackOrder {
  return { ...packSubject(order), residentId: order.residentId, prn: false, doses };
}

/** The doses of one order in one bag: a cell for each dose, in time order. */
function bagOf({ order: { orderId, residentId }, taken: { doses } }: OrderAlong, code: string): PackRows {
  const days = doses.map(({ at }) => dayOf(at));
  const plan: PackRows['plan'] = {
    residentId, orderId, type: { id: 'leave' }, passes: [...new Set(doses.map(({ at }) => minuteOf(at)))].toSorted((a, b) => a - b),
    days: { from: Math.min(...days) as Day, to: addDays(Math.max(...days) as Day, 1) }, number: 1, count: 1,
    cells: doses.map(({ at, dose }, position) => ({ position, at, contents: [{ orderId, dose }] })),
  };
  return { plan, code, contentHash: contentHashOf({ key: code, cells: plan.cells }) };
}

/**
 * Packs what goes along as a cycle's doses are packed (R122, R236): several drugs to a cell where that is chosen for the
 * resident, else on cards; what may not be packed in a bag of its own. Of each order all doses are in packs, or none.
 * @param days those away, which the packs are laid out over
 */
export async function packAlong(tx: Tx, supplied: SuppliedResident, supplyId: string, days: DayRange, orders: readonly OrderAlong[]): Promise<PackedAlong> {
  const { packs: plans, bulk } = layoutPack(orders.map(packOrder), days, await readOrderPacking(tx, supplied, days));
  const packs: PackRows[] = [];
  for (const plan of plans) packs.push({ plan, code: await freeCode(tx, `along|${supplyId}|${plan.key}`, plan.type.kind === 'card' ? 'card' : 'sheet'), contentHash: contentHashOf(plan) });
  const reasons = new Map(bulk.map(({ orderId, reason }: BulkLine) => [orderId, reason]));
  for (const one of orders.filter(({ order }) => reasons.has(order.orderId))) packs.push(bagOf(one, await freeCode(tx, `along|${supplyId}|${one.order.orderId}`)));
  return {
    packs,
    of: (orderId) => {
      const codes = packs.filter((pack) => ordersIn(pack).has(orderId)).map(({ code }) => code);
      invariant(codes.length > 0, 'an order that goes along in nothing');
      return { codes, bagReason: reasons.get(orderId) ?? null };
    },
  };
}
