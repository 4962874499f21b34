import { type OutOfPack, type PouchModel, type WeekModel, type WeekSheetInput, buildPouches, buildWeekSheet } from '@cyclefill/domain/documents';
import { invariant } from '@cyclefill/domain/kernel';
import type { PackPlan } from '@cyclefill/domain/packing';
import type { SnapshotOrder } from '@cyclefill/features/fill';
import { selfLabelOf } from '../print-context/print-context.js';
import type { BatchSource } from './batch-source.js';
import type { BatchIndex, BatchResident } from './batch-index.js';

const ordersIn = (pack: PackPlan): ReadonlySet<string> => new Set(pack.cells.flatMap((cell) => cell.contents.map(({ orderId }) => orderId)));

/** Why an order of the resident lies in none of a sheet's cells (D74). */
function reasonOf(order: SnapshotOrder, { layout, stoppedBy }: BatchSource, elsewhere: ReadonlySet<string>): OutOfPack {
  if (order.regimen?.prn === true) return 'as_needed';
  if (elsewhere.has(order.rxNumber)) return 'other_sheet';
  const sentence = stoppedBy.get(order.orderId);
  if (sentence !== undefined) return { text: `NOT SUPPLIED: ${sentence}` };
  const line = layout.lines.get(order.rxNumber);
  if (line === undefined) return 'later';
  if (line.status !== 'filled' && line.status !== 'partial') return line.status;
  const choice = layout.layout.choices.find(({ orderId }) => orderId === order.rxNumber);
  if (choice?.packaging === 'multi_dose') return { text: 'not due this week, or given from supply on hand' };
  return choice?.reason ?? 'own_card';
}

function notInPack(resident: BatchResident, pack: PackPlan, source: BatchSource): WeekSheetInput['notInPack'] {
  const inside = ordersIn(pack);
  const sameWeek = source.layout.packs.filter(({ plan }) => plan.residentId === pack.residentId && plan.type.kind !== 'card' && plan.days.from === pack.days.from);
  const elsewhere = new Set(sameWeek.flatMap(({ plan }) => [...ordersIn(plan)]));
  return resident.orders.filter((order) => !inside.has(order.rxNumber)).map((order) => {
    const product = resident.prints.get(order.rxNumber)?.product;
    invariant(product !== undefined, 'an order without its texts');
    return { product, reason: reasonOf(order, source, elsewhere) };
  });
}

/** What the papers of the shared packs of a batch are made of, in pack order. */
function sharedInputs(source: BatchSource, index: BatchIndex): readonly WeekSheetInput[] {
  const { window } = source.plan.snapshot.batch;
  const shared = source.layout.packs.filter(({ plan }) => plan.type.kind !== 'card');
  const byResident = Map.groupBy(shared, ({ plan }) => plan.residentId);
  return shared.map(({ plan: pack, code }) => {
    const resident = index.residentByCode.get(pack.residentId);
    invariant(resident !== undefined, 'a sheet without its resident');
    const inside = ordersIn(pack);
    return {
      paper: source.paper, identity: index.identity(`WEEK-${code}`, resident), resident: resident.page, plan: pack, packs: (byResident.get(pack.residentId) ?? []).map(({ plan }) => plan), window,
      orders: [...resident.prints.values()].filter(({ rxNumber }) => inside.has(rxNumber)), notInPack: notInPack(resident, pack, source),
      packId: code, selfLabel: selfLabelOf(source.print.facility, resident.facts.id), preparedOn: index.filledOn, useBy: index.sheetUseBy,
    };
  });
}

/** Cards and faces of the shared packs of a batch, and the faces of the pouches of its strips. */
export function buildShared(source: BatchSource, index: BatchIndex): { readonly weeks: readonly WeekModel[]; readonly pouches: readonly PouchModel[] } {
  const inputs = sharedInputs(source, index);
  return { weeks: inputs.map(buildWeekSheet), pouches: inputs.filter(({ plan }) => plan.type.kind === 'pouch').map((input) => buildPouches({ ...input, identity: { ...input.identity, id: `POUCH-${input.packId}` } })) };
}
