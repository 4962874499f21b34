import type { Milli } from '@cyclefill/domain/kernel';
import { countText, looksText, unitText } from '@cyclefill/domain/sig';
import { type BenchOrder, type BenchPack, benchHead, dosesIn, unitsIn } from './bench-pack.js';
import type { CountSheetModel } from './count-sheet.model.js';
import { lotTexts } from './lot-text.js';
import { directionsOf, drugText, scheduleText } from './order-print.js';

function sheetOf(pack: BenchPack, order: BenchOrder, schedule: string): CountSheetModel {
  const { print, used } = order;
  const [product, total] = [used ?? print.product, unitsIn(pack.plan, print.orderId)];
  let left = total;
  const lines = dosesIn(pack.plan, print.orderId).map(({ dose }) => {
    const count = left;
    left = (left - dose) as Milli;
    return { count: countText(count), dose: countText(dose), left: left === 0 ? '0' : countText(left) };
  });
  return {
    kind: 'count-sheet', paper: pack.paper, identity: { ...pack.identity, id: `${pack.identity.id}-${print.rxNumber}` }, head: benchHead(pack), drug: drugText(product), schedule, looks: looksText(product),
    directions: directionsOf(print).text, rx: `Rx ${print.rxNumber}`, ndc: product.ndc, quantity: `${countText(total)} ${unitText(total, product.doseUnit)}`, lots: lotTexts(order, pack.identity.dates), lines,
  };
}

/** A sheet for each controlled drug of a pack: a line a dose, in the order in which they lie, counted down from the whole amount to nothing. Empty where none is controlled. */
export function buildCountSheets(pack: BenchPack): readonly CountSheetModel[] {
  return pack.orders.flatMap((order) => {
    const schedule = scheduleText(order.print.product.schedule);
    return schedule === null ? [] : [sheetOf(pack, order, schedule)];
  });
}
