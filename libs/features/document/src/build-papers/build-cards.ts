import { type CardModel, buildCard } from '@cyclefill/domain/documents';
import { atMinute, invariant } from '@cyclefill/domain/kernel';
import { selfLabelOf } from '../print-context/print-context.js';
import type { BatchSource } from './batch-source.js';
import type { BatchIndex } from './batch-index.js';

/** The one-drug cards of a batch, in pack order; each is one label and one face. */
export function buildCards({ plan, layout, print: { facility } }: BatchSource, index: BatchIndex): readonly CardModel[] {
  const cards = layout.packs.filter(({ plan: pack }) => pack.type.kind === 'card');
  const byOrder = Map.groupBy(cards, ({ plan: pack }) => pack.orderId ?? '');
  const { window } = plan.snapshot.batch;
  return cards.map(({ plan: pack, code }) => {
    const resident = index.residentByCode.get(pack.residentId);
    const order = resident?.prints.get(pack.orderId ?? '');
    const facts = resident?.orders.find(({ rxNumber }) => rxNumber === pack.orderId);
    invariant(resident !== undefined && order !== undefined && facts !== undefined, 'a card without its order');
    const ends = facts.to !== null && facts.to <= atMinute(window.to);
    return buildCard({
      identity: index.identity(`CARD-${code}`, resident), resident: resident.page, order, plan: pack,
      cards: (byOrder.get(pack.orderId ?? '') ?? []).map((card) => card.plan), packId: code,
      filledOn: index.filledOn, useBy: index.cardUseBy, selfLabel: selfLabelOf(facility, resident.facts.id), nextCardDue: ends ? null : window.to,
    });
  });
}
