import { type Day, type DayRange, type LocalMinute, atMinute, byCodePoint, overlaps } from '@cyclefill/domain/kernel';
import { isComputable } from '@cyclefill/domain/regimen';
import type { DocumentIdentity, Paper } from './document-frame.js';
import { type MarOrderInput, holdText } from './mar-order.js';
import { directionsOf, drugLine, drugText, purposeOf, scheduleText } from './order-print.js';
import type { OrderSheetModel, SheetEnding, SheetOrder, SheetSection } from './order-sheet.model.js';
import { endText, lastDayOf, startText, usDate } from './print-dates.js';
import { daysTitle } from './record-days.js';
import { recordOf } from './record-kind.js';
import { type ResidentPrint, residentHeader } from './resident-print.js';

/** An order with the last day on which its prescription may be filled. */
export interface SheetOrderInput extends MarOrderInput {
  readonly lastFillOn: Day;
}

/** Everything a resident's order sheet is made of. */
export interface OrderSheetInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentPrint;
  /** Orders given on these days are active. */
  readonly days: DayRange;
  readonly madeOn: Day;
  readonly orders: readonly SheetOrderInput[];
}

const SECTIONS: readonly (readonly [title: string, holds: (order: MarOrderInput) => boolean])[] = [
  ['MEDICINES, SCHEDULED', (order) => recordOf(order.product) !== 'treatment' && !order.prn],
  ['MEDICINES, AS NEEDED', (order) => recordOf(order.product) !== 'treatment' && order.prn],
  ['TREATMENTS', (order) => recordOf(order.product) === 'treatment'],
];
const WRITE_IN = ['Diet', 'Activity', 'Therapy', 'Laboratory', 'Other orders'] as const;

const byDrug = (a: SheetOrderInput, b: SheetOrderInput): number =>
  byCodePoint(drugLine(a.product).toLowerCase(), drugLine(b.product).toLowerCase()) || a.from - b.from || byCodePoint(a.rxNumber, b.rxNumber);

function sheetOrder(order: SheetOrderInput, input: OrderSheetInput): SheetOrder {
  const unread = order.regimen === null || (order.passes !== undefined && !isComputable(order.regimen, order.passes));
  const held = order.holds.filter((hold) => overlaps(hold, { from: atMinute(input.days.from), to: atMinute(input.days.to) }));
  return {
    drug: drugText(order.product), schedule: scheduleText(order.product.schedule),
    directions: directionsOf(order).text, purpose: purposeOf(order), rxNumber: order.rxNumber,
    start: startText(order.from), stop: order.to === null ? 'open' : endText(order.to), prescriber: order.prescriber,
    notes: [...held.map(holdText), ...(order.step === null ? [] : [`step ${order.step} of its orders`]), ...(unread ? ['directions could not be read: ask'] : [])],
  };
}

/** What ends on these days: the order itself, or its prescription (D35). */
function endingOf(order: SheetOrderInput, { to }: DayRange): SheetEnding | null {
  const named = { drug: drugLine(order.product), rxNumber: order.rxNumber };
  if (order.to !== null && lastDayOf(order.to) < to) return { ...named, what: `the order ends after ${endText(order.to)}` };
  return order.lastFillOn < to ? { ...named, what: `the prescription may be filled until ${usDate(order.lastFillOn)}: a new one is needed` } : null;
}

/**
 * The order sheet of a resident (D35): every order that is given on the days, by kind and drug, what of it ends, and lines for
 * what no prescription carries. A prescriber signs and dates each page. Input order is irrelevant.
 */
export function buildOrderSheet(input: OrderSheetInput): OrderSheetModel {
  const span = { from: atMinute(input.days.from), to: atMinute(input.days.to) as LocalMinute };
  const active = input.orders.filter((order) => overlaps(order, span)).toSorted(byDrug);
  return {
    kind: 'order-sheet', paper: input.paper, identity: input.identity, resident: residentHeader(input.resident, input.madeOn), title: daysTitle(input.days),
    sections: SECTIONS.map(([title, holds]): SheetSection => ({ title, orders: active.filter(holds).map((order) => sheetOrder(order, input)) })),
    ending: active.flatMap((order) => endingOf(order, input.days) ?? []),
    writeIn: WRITE_IN,
  };
}
