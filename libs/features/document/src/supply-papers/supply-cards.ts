import { type CardModel, buildCard } from '@cyclefill/domain/documents';
import { atMinute } from '@cyclefill/domain/kernel';
import { selfLabelOf } from '../print-context/print-context.js';
import type { SupplySource } from './supply-source.js';

/** Faces of the cards of one order of a supply; of what is loose in a bag there is none. */
export function supplyCards(source: SupplySource, orderId: string): readonly CardModel[] {
  const { making, page, filledOn, useBy, days, supply, facility, resident } = source;
  const packs = source.packs.filter(({ plan, bag }) => plan.orderId === orderId && !bag);
  const { to } = source.order(orderId);
  const cards = packs.map(({ plan }) => plan);
  const ends = supply.kind !== 'demand' || (to !== null && to <= atMinute(days.to));
  return packs.map(({ plan, code }) => buildCard({
    identity: { ...making, id: `CARD-${code}`, orderSetHash: source.hash([orderId]) }, resident: page, order: source.print(orderId), plan, cards, packId: code, filledOn, useBy, nextCardDue: ends ? null : days.to, takenAlone: supply.kind !== 'demand',
    selfLabel: supply.kind === 'demand' ? selfLabelOf(facility, resident.id) : facility.pharmacy,
  }));
}
