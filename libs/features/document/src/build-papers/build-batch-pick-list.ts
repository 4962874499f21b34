import { type LeftOutInput, type PickListModel, type PickOrderInput, type ProductStock, buildPickList, printedName } from '@cyclefill/domain/documents';
import { ZERO, formatDay, invariant } from '@cyclefill/domain/kernel';
import type { PlannedLine } from '@cyclefill/features/fill';
import type { StockPicks } from '@cyclefill/features/stock';
import type { BatchSource } from './batch-source.js';
import type { BatchIndex, BatchResident } from './batch-index.js';
import { orderSetHash } from './order-set-hash.js';

function residentOf(line: PlannedLine, source: BatchSource, index: BatchIndex): BatchResident {
  const code = source.plan.snapshot.residents.get(line.order.residentId)?.code ?? '';
  const resident = index.residentByCode.get(code);
  invariant(resident !== undefined, 'a line without its resident');
  return resident;
}

function leftOut(line: PlannedLine, source: BatchSource, index: BatchIndex): LeftOutInput {
  const resident = residentOf(line, source, index);
  const print = resident.prints.get(line.order.rxNumber);
  invariant(print !== undefined && line.status !== 'filled', 'a line that is left out has a reason');
  const sentence = source.stoppedBy.get(line.order.orderId);
  return {
    resident: printedName(resident.page.familyName, resident.page.givenName), product: print.product, rxNumber: line.order.rxNumber,
    // Partial with nothing in it: less is authorised than one dose.
    reason: sentence === undefined ? (line.status === 'partial' ? 'excepted' : line.status) : { text: sentence },
  };
}

/** What is kept for the batch, by product as the list prints it. */
function stockByProduct(lines: readonly PlannedLine[], { picks, short }: StockPicks, index: BatchIndex, source: BatchSource): ReadonlyMap<string, ProductStock> {
  const byNdc = Map.groupBy(picks, ({ ndc11 }) => ndc11);
  const printed = new Map(lines.map((line) => [line.order.drug.ndc11, residentOf(line, source, index).prints.get(line.order.rxNumber)?.product.ndc ?? '']));
  return new Map([...printed].map(([ndc11, ndc]) => [ndc, { containers: byNdc.get(ndc11) ?? [], short: short.get(ndc11) ?? ZERO }]));
}

/** The pick list of a batch (D81): what to pull, and what is left out and why. */
export function buildBatchPickList(source: BatchSource, index: BatchIndex): PickListModel {
  const { plan, layout, print, making, paper, picks } = source;
  const { batch } = plan.snapshot;
  const packsOf = new Map<string, number>();
  for (const { plan: pack } of layout.packs) {
    for (const rx of new Set(pack.cells.flatMap((cell) => cell.contents.map(({ orderId }) => orderId)))) packsOf.set(rx, (packsOf.get(rx) ?? 0) + 1);
  }
  const orders = plan.lines.filter((line) => line.quantities.dispensed > 0).map((line): PickOrderInput => {
    const resident = residentOf(line, source, index);
    const order = resident.prints.get(line.order.rxNumber);
    invariant(order !== undefined, 'a line without its texts');
    return { residentId: resident.facts.code, product: order.product, dispensed: line.quantities.dispensed, pulled: line.quantities.pulled, packs: packsOf.get(line.order.rxNumber) ?? 0 };
  });
  return buildPickList({
    paper,
    identity: { ...making, id: `PICK-${batch.facilityCode}-${formatDay(batch.window.from)}`, orderSetHash: orderSetHash({ print, contexts: plan.contexts, days: batch.window }, plan.lines.map((line) => line.order)).slice(0, 8) },
    facility: print.facility.name, pharmacy: `${print.facility.pharmacy.name} ${print.facility.pharmacy.phone}`, window: batch.window, orders,
    stock: picks === null ? null : stockByProduct(plan.lines, picks, index, source),
    leftOut: plan.lines.filter((line) => line.quantities.dispensed === 0).map((line) => leftOut(line, source, index)),
  });
}
