import { type LabelModel, type LeaveLeftOut, type LeaveTaken, buildContainerLabel, buildLeavePaper, shortDate } from '@cyclefill/domain/documents';
import { type LocalMinute, type Milli, addMilli, dayOf, formatDay, invariant, parseMilli } from '@cyclefill/domain/kernel';
import type { SupplyPack } from '@cyclefill/features/pack';
import { type PaperFile, paperFile } from '../build-papers/paper-file.js';
import { supplyCards } from './supply-cards.js';
import { supplyShared } from './supply-sheets.js';
import type { SupplySource } from './supply-source.js';

const dosesOf = ({ plan }: SupplyPack, orderId: string): LeaveTaken['doses'] => plan.cells.flatMap(({ at, contents }) => contents.filter((one) => one.orderId === orderId).map(({ dose }) => ({ at, dose })));

const ordersOf = ({ packs }: SupplySource): readonly string[] => [...new Set(packs.flatMap(({ orderIds }) => orderIds))];

/** What goes along, order by order, under the codes of all its packs. */
function takenOf(source: SupplySource): readonly LeaveTaken[] {
  return ordersOf(source).map((orderId) => {
    const packs = source.packs.filter(({ orderIds }) => orderIds.includes(orderId));
    return { order: source.print(orderId), packId: packs.map(({ code }) => code).join(', '), doses: packs.flatMap((pack) => dosesOf(pack, orderId)) };
  });
}

function leftOutOf(source: SupplySource): readonly LeaveLeftOut[] {
  return source.supply.left_out.map(({ orderId, reason, units }) => ({ order: source.print(orderId), reason, units: units === null ? null : (parseMilli(units) ?? (0 as Milli)) }));
}

/** Labels of packs and bags, in full, since the resident takes the medicines alone (R123, R223, R226): one for each drug of a pack that several share. */
function labelsOf(source: SupplySource, leave: { readonly from: LocalMinute; readonly to: LocalMinute }): readonly LabelModel[] {
  const { making, page, filledOn, useBy, sheetUseBy, facility } = source;
  const days = `${source.supply.kind === 'leave' ? 'leave' : 'to take home,'} ${shortDate(dayOf(leave.from), making.dates)} to ${shortDate(dayOf(leave.to), making.dates)}`;
  return source.packs.flatMap((pack) => pack.orderIds.map((orderId) => buildContainerLabel({
    identity: { ...making, id: `LABEL-${pack.code}`, orderSetHash: source.hash([orderId]) }, resident: page, order: source.print(orderId),
    quantity: addMilli(...dosesOf(pack, orderId).map(({ dose }) => dose)), packId: pack.code, filledOn, useBy: pack.plan.orderId === null ? sheetUseBy : useBy, takenAlone: days, pharmacy: facility.pharmacy,
    ...(pack.orderIds.length > 1 && { note: `One of ${pack.orderIds.length} medicines in this pack.` }),
  })));
}

/** The paper of a leave or of going home for the resident and the family, the faces of its packs, and the labels of packs and bags. */
export function leaveFiles(source: SupplySource): readonly PaperFile[] {
  const { supply, paper, making, page, facility, resident } = source;
  const { kind } = supply;
  invariant(kind !== 'demand' && supply.leave_from !== null && supply.leave_to !== null, 'a supply for a time away without that time');
  const leave = { from: supply.leave_from as LocalMinute, to: supply.leave_to as LocalMinute };
  const key = `${resident.code}-${formatDay(dayOf(leave.from))}`;
  const model = buildLeavePaper({
    kind, paper, identity: { ...making, id: `${kind.toUpperCase()}-${key}`, orderSetHash: source.hash([...ordersOf(source), ...supply.left_out.map(({ orderId }) => orderId)]) }, resident: page,
    pharmacy: facility.pharmacy, ...leave, taken: takenOf(source), leftOut: leftOutOf(source),
  });
  const labels = labelsOf(source, leave);
  const [cards, { weeks, pouches }] = [ordersOf(source).flatMap((orderId) => supplyCards(source, orderId)), supplyShared(source)];
  const file = (what: string, order: PaperFile['order']): PaperFile => paperFile({ name: `${what}-${key}`, wingId: supply.wing_id, paper, order });
  return [
    file(kind, { kind, models: [model] }),
    ...(cards.length === 0 ? [] : [file(`${kind}-cards`, { kind: 'card', models: cards })]),
    ...(weeks.length === 0 ? [] : [file(`${kind}-sheets`, { kind: 'week', models: weeks })]),
    ...(pouches.length === 0 ? [] : [file(`${kind}-pouches`, { kind: 'pouch', models: pouches })]),
    ...(labels.length === 0 ? [] : [file(`${kind}-labels`, { kind: 'label', models: labels })]),
  ];
}
