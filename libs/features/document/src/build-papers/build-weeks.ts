import { type OutOfPack, type Paper, type WeekModel, type WeekSheetInput, buildWeekSheet } from '@cyclefill/domain/documents';
import { invariant } from '@cyclefill/domain/kernel';
import type { PackPlan } from '@cyclefill/domain/packing';
import type { SnapshotOrder } from '@cyclefill/features/fill';
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

/** The multi-dose sheets of a batch, in pack order. */
export function buildWeeks(source: BatchSource, index: BatchIndex, paper: Paper): readonly WeekModel[] {
  const { window } = source.plan.snapshot.batch;
  return source.layout.packs.filter(({ plan }) => plan.type.kind !== 'card').map(({ plan: pack, code }) => {
    const resident = index.residentByCode.get(pack.residentId);
    invariant(resident !== undefined, 'a sheet without its resident');
    const inside = ordersIn(pack);
    return buildWeekSheet({
      paper, identity: index.identity(`WEEK-${code}`, resident), resident: resident.page, plan: pack, window,
      orders: [...resident.prints.values()].filter(({ rxNumber }) => inside.has(rxNumber)), notInPack: notInPack(resident, pack, source),
      packId: code, preparedOn: index.filledOn, useBy: index.sheetUseBy,
    });
  });
}
