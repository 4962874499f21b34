import { type PouchModel, type WeekModel, type WeekSheetInput, buildPouches, buildWeekSheet } from '@cyclefill/domain/documents';
import { byCodePoint } from '@cyclefill/domain/kernel';
import type { SupplyPack } from '@cyclefill/features/pack';
import type { SupplySource } from './supply-source.js';

/** Why an order of the supply lies in none of a pack's cells: it is in another pack, or it stays behind for a reason of its own. */
function notInPack(source: SupplySource, pack: SupplyPack): WeekSheetInput['notInPack'] {
  const others = source.packs.flatMap(({ plan, bag, orderIds }) => orderIds.filter((id) => !pack.orderIds.includes(id)).map((id) => [id, bag ? 'own bag' : plan.orderId === null ? 'in the other pack' : 'own card'] as const));
  const left = source.supply.left_out.filter(({ reason }) => reason !== 'short').map(({ orderId }) => [orderId, 'not along: see the list'] as const);
  return [...new Map([...others, ...left])].map(([orderId, text]) => ({ product: source.print(orderId).product, reason: { text } }));
}

/** Cards and faces of the packs of a supply that several drugs share, in pack order, and the faces of the pouches of its strips. */
export function supplyShared(source: SupplySource): { readonly weeks: readonly WeekModel[]; readonly pouches: readonly PouchModel[] } {
  const { making, page, filledOn, sheetUseBy, days, paper } = source;
  const shared = source.packs.filter(({ plan, bag }) => !bag && plan.type.kind !== 'card');
  const inputs = shared.map((pack): WeekSheetInput => ({
    paper, identity: { ...making, id: `WEEK-${pack.code}`, orderSetHash: source.hash(pack.orderIds) }, resident: page, plan: pack.plan, packs: shared.map(({ plan }) => plan), window: days,
    orders: pack.orderIds.map((orderId) => ({ ...source.print(orderId), orderId })).toSorted((a, b) => byCodePoint(a.rxNumber, b.rxNumber)), notInPack: notInPack(source, pack),
    packId: pack.code, selfLabel: source.facility.pharmacy, preparedOn: filledOn, useBy: sheetUseBy,
  }));
  return { weeks: inputs.map(buildWeekSheet), pouches: inputs.filter(({ plan }) => plan.type.kind === 'pouch').map((input) => buildPouches({ ...input, identity: { ...input.identity, id: `POUCH-${input.packId}` } })) };
}
