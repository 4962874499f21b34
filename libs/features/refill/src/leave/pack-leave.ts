import { type Day, ZERO, addDays, addMilli, dayOf, minuteOf } from '@cyclefill/domain/kernel';
import type { SeparationReason } from '@cyclefill/domain/packing';
import type { LeaveSupply } from '@cyclefill/domain/refill';
import type { SnapshotOrder } from '@cyclefill/features/fill';
import { type PackRows, contentHashOf, freeCode } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { layOutSupply } from '../fill-demand/lay-out-supply.js';

/** What one order of a leave goes along in. */
export interface LeavePacks {
  readonly packs: readonly PackRows[];
  /** Why it goes along in a bag and on no card; null = it is on cards. */
  readonly bagReason: SeparationReason | null;
}

/** The doses of one order in one bag: a cell for each dose, in time order. */
function bagOf(order: SnapshotOrder, { doses }: LeaveSupply, code: string): PackRows {
  const days = doses.map(({ at }) => dayOf(at));
  const plan: PackRows['plan'] = {
    residentId: order.residentId, orderId: order.orderId, type: { id: 'leave' }, passes: [...new Set(doses.map(({ at }) => minuteOf(at)))].toSorted((a, b) => a - b),
    days: { from: Math.min(...days) as Day, to: addDays(Math.max(...days) as Day, 1) }, number: 1, count: 1,
    cells: doses.map(({ at, dose }, position) => ({ position, at, contents: [{ orderId: order.orderId, dose }] })),
  };
  return { plan, code, contentHash: contentHashOf({ key: code, cells: plan.cells }) };
}

/** Doses of one order on cards as the facility has them, all of them or none; what may not be packed goes along in a bag (R122, R236). The first pack bears `code`. */
export async function packLeave(tx: Tx, facilityId: string, order: SnapshotOrder, taken: LeaveSupply, code: string): Promise<LeavePacks> {
  const on = Math.min(...taken.doses.map(({ at }) => dayOf(at))) as Day;
  const { packs, container, reason } = await layOutSupply(tx, { facilityId, order, quantity: addMilli(...taken.doses.map(({ dose }) => dose)), doses: taken.doses, on });
  if (container !== ZERO) return { packs: [bagOf(order, taken, code)], bagReason: reason };
  const coded: PackRows[] = [];
  for (const [index, plan] of packs.entries()) {
    coded.push({ plan, code: index === 0 ? code : await freeCode(tx, `leave|${code}|${plan.key}`), contentHash: contentHashOf(plan) });
  }
  return { packs: coded, bagReason: null };
}
