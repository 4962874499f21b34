import { type LabelModel, buildContainerLabel, buildPickList, printedName } from '@cyclefill/domain/documents';
import { type Milli, ONE_UNIT, divideUp, invariant } from '@cyclefill/domain/kernel';
import { type PaperFile, paperFile } from '../build-papers/paper-file.js';
import { supplyCards } from './supply-cards.js';
import type { SupplyFill } from './supply-row.query.js';
import type { SupplySource } from './supply-source.js';

function containerLabels(source: SupplySource, fill: SupplyFill): readonly LabelModel[] {
  if (fill.container === 0) return [];
  const { making, page, filledOn, useBy, facility } = source;
  return [buildContainerLabel({
    identity: { ...making, id: `LABEL-${fill.code}`, orderSetHash: source.hash([fill.order_id]) }, resident: page, order: source.print(fill.order_id), quantity: fill.container as Milli, packId: fill.code,
    filledOn, useBy, takenAlone: null, pharmacy: facility.pharmacy, labels: facility.settings.labelsOf(source.resident.id),
  })];
}

/** Cards, labels and the sheet to fill by, of one fill on demand: the same papers as a cycle's. */
export function demandFiles(source: SupplySource): readonly PaperFile[] {
  const { fill, supply, paper, making, facility, resident, page } = source;
  invariant(fill !== null, 'a demand supply without its fill');
  const product = source.print(fill.order_id).product;
  const cards = supplyCards(source, fill.order_id);
  const pick = buildPickList({
    paper, identity: { ...making, id: `PICK-${fill.code}`, orderSetHash: source.hash([fill.order_id]) }, facility: `${facility.name} · ${printedName(page.familyName, page.givenName)}, ${page.room}`, pharmacy: `${facility.pharmacy.name} ${facility.pharmacy.phone}`,
    window: source.days,
    orders: [{ residentId: resident.code, product, dispensed: fill.quantity as Milli, pulled: divideUp(fill.quantity as Milli, ONE_UNIT), packs: cards.length }], leftOut: [], stock: null,
  });
  const file = (what: string, order: PaperFile['order']): PaperFile => paperFile({ name: `refill-${fill.code}-${what}`, wingId: supply.wing_id, paper, order });
  return [
    ...(cards.length === 0 ? [] : [file('cards', { kind: 'card', models: cards })]),
    file('labels', { kind: 'label', models: [...cards, ...containerLabels(source, fill)] }),
    file('pick-list', { kind: 'pick', models: [pick] }),
  ];
}
