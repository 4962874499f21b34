import { type LabelModel, type LeaveLeftOut, type LeaveTaken, buildContainerLabel, buildLeavePaper, usDate } from '@cyclefill/domain/documents';
import { type LocalMinute, type Milli, addMilli, dayOf, formatDay, invariant, parseMilli } from '@cyclefill/domain/kernel';
import type { SupplyPack } from '@cyclefill/features/pack';
import { type PaperFile, paperFile } from '../build-papers/paper-file.js';
import { supplyCards } from './supply-cards.js';
import type { SupplySource } from './supply-source.js';

const dosesOf = ({ plan }: SupplyPack): LeaveTaken['doses'] => plan.cells.flatMap(({ at, contents }) => contents.map(({ dose }) => ({ at, dose })));

/** What goes along, order by order, under the codes of all its packs. */
const takenOf = (source: SupplySource): readonly LeaveTaken[] =>
  [...Map.groupBy(source.packs, ({ orderId }) => orderId)].map(([orderId, packs]) => ({ order: source.print(orderId), packId: packs.map(({ code }) => code).join(', '), doses: packs.flatMap(dosesOf) }));

function leftOutOf(source: SupplySource): readonly LeaveLeftOut[] {
  return source.supply.left_out.map(({ orderId, reason, units }) => ({ order: source.print(orderId), reason, units: units === null ? null : (parseMilli(units) ?? (0 as Milli)) }));
}

/** Labels of the cards and bags, in full, since the resident takes the medicines alone (R123, R223, R226). */
function labelsOf(source: SupplySource, leave: { readonly from: LocalMinute; readonly to: LocalMinute }): readonly LabelModel[] {
  const { making, page, filledOn, useBy, facility } = source;
  const days = `leave ${usDate(dayOf(leave.from)).slice(0, 5)} to ${usDate(dayOf(leave.to)).slice(0, 5)}`;
  return source.packs.map((pack) => buildContainerLabel({
    identity: { ...making, id: `LABEL-${pack.code}`, orderSetHash: source.hash([pack.orderId]) }, resident: page, order: source.print(pack.orderId),
    quantity: addMilli(...dosesOf(pack).map(({ dose }) => dose)), packId: pack.code, filledOn, useBy, takenAlone: days, pharmacy: facility.pharmacy,
  }));
}

/** The paper of a leave for the resident and the family, the faces of its cards, and the labels of cards and bags. */
export function leaveFiles(source: SupplySource): readonly PaperFile[] {
  const { supply, packs, paper, making, page, facility, resident } = source;
  invariant(supply.leave_from !== null && supply.leave_to !== null, 'a leave supply without its leave');
  const leave = { from: supply.leave_from as LocalMinute, to: supply.leave_to as LocalMinute };
  const key = `${resident.code}-${formatDay(dayOf(leave.from))}`;
  const model = buildLeavePaper({
    paper, identity: { ...making, id: `LEAVE-${key}`, orderSetHash: source.hash([...packs.map(({ orderId }) => orderId), ...supply.left_out.map(({ orderId }) => orderId)]) }, resident: page,
    pharmacy: facility.pharmacy, ...leave, taken: takenOf(source), leftOut: leftOutOf(source),
  });
  const [labels, cards] = [labelsOf(source, leave), [...new Set(packs.map(({ orderId }) => orderId))].flatMap((orderId) => supplyCards(source, orderId))];
  const file = (what: string, order: PaperFile['order']): PaperFile => paperFile({ name: `${what}-${key}`, wingId: supply.wing_id, paper, order });
  return [
    file('leave', { kind: 'leave', models: [model] }),
    ...(cards.length === 0 ? [] : [file('leave-cards', { kind: 'card', models: cards })]),
    ...(labels.length === 0 ? [] : [file('leave-labels', { kind: 'label', models: labels })]),
  ];
}
