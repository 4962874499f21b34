import { type OrderSheetModel, buildOrderSheet } from '@cyclefill/domain/documents';
import { dayOf } from '@cyclefill/domain/kernel';
import { lastFillDay } from '@cyclefill/domain/law';
import { type PlacedSheet, type SheetSource, residentSheets, sheetOrder } from './resident-sheets.js';

/** The order sheets of everybody who lives in a facility on some days (D35). */
export function buildOrderSheets(source: SheetSource): readonly PlacedSheet<OrderSheetModel>[] {
  const { snapshot: { batch, rules }, days, paper, print: { facility: { settings } } } = source;
  return residentSheets(source, ({ facts, page, orders, identity }) =>
    buildOrderSheet({
      paper, identity: identity('ORDERS'), resident: page, days, layout: settings.orderSheet, madeOn: dayOf(batch.asOf),
      orders: orders.map((order) => ({ ...sheetOrder(source, order), lastFillOn: lastFillDay(order, rules.forPayer(facts.payer)).day })),
    }));
}
