import { type Day, type DayRange, type LocalMinute, atMinute, byCodePoint, overlaps } from '@cyclefill/domain/kernel';
import { isComputable } from '@cyclefill/domain/regimen';
import type { DocumentIdentity, Paper } from './document-frame.js';
import type { OrderSheetLayout } from './document-settings.js';
import { type MarOrderInput, holdText } from './mar-order.js';
import { directionsOf, drugLine, drugText, purposeOf, scheduleText } from './order-print.js';
import type { OrderSheetModel, SheetEnding, SheetOrder, SheetSection } from './order-sheet.model.js';
import { dateText, endText, lastDayOf, startText } from './print-dates.js';
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
  /** Form of the sheet (R509); absent = by kind. */
  readonly layout?: OrderSheetLayout;
}

const SECTIONS: readonly (readonly [title: string, holds: (order: MarOrderInput) => boolean])[] = [
  ['MEDICINES, SCHEDULED', (order) => recordOf(order.product) !== 'treatment' && !order.prn],
  ['MEDICINES, AS NEEDED', (order) => recordOf(order.product) !== 'treatment' && order.prn],
  ['TREATMENTS', (order) => recordOf(order.product) === 'treatment'],
];
const WRITE_IN = ['Diet', 'Activity', 'Therapy', 'Laboratory', 'Other orders'] as const;

const byDrug = (a: SheetOrderInput, b: SheetOrderInput): number =>
  byCodePoint(drugLine(a.product).toLowerCase(), drugLine(b.product).toLowerCase()) || a.from - b.from || byCodePoint(a.rxNumber, b.rxNumber);

/** Orders by kind, or under who ordered them; each is in exactly one section. */
function sectionsOf(active: readonly SheetOrderInput[], input: OrderSheetInput): readonly SheetSection[] {
  const printed = (orders: readonly SheetOrderInput[]): readonly SheetOrder[] => orders.map((order) => sheetOrder(order, input));
  if (input.layout !== 'prescriber') return SECTIONS.map(([title, holds]) => ({ title, orders: printed(active.filter(holds)) }));
  const people = [...new Set(active.map(({ prescriber }) => prescriber))].toSorted(byCodePoint);
  return people.map((person) => ({ title: `ORDERED BY ${person}`, orders: printed(active.filter(({ prescriber }) => prescriber === person)) }));
}

function sheetOrder(order: SheetOrderInput, input: OrderSheetInput): SheetOrder {
  const { dates } = input.identity;
  const unread = order.regimen === null || (order.passes !== undefined && !isComputable(order.regimen, order.passes));
  const held = order.holds.filter((hold) => overlaps(hold, { from: atMinute(input.days.from), to: atMinute(input.days.to) }));
  return {
    drug: drugText(order.product), schedule: scheduleText(order.product.schedule),
    directions: directionsOf(order).text, purpose: purposeOf(order), rxNumber: order.rxNumber,
    start: startText(order.from, dates), stop: order.to === null ? 'open' : endText(order.to, dates), prescriber: order.prescriber,
    notes: [...held.map((hold) => holdText(hold, dates)), ...(order.step === null ? [] : [`step ${order.step} of its orders`]), ...(unread ? ['directions could not be read: ask'] : [])],
    ...(input.layout === 'recap' && { recertify: dateText(order.lastFillOn, dates) }),
  };
}

/** What ends on these days: the order itself, or its prescription (D35). */
function endingOf(order: SheetOrderInput, { days: { to }, identity: { dates } }: OrderSheetInput): SheetEnding | null {
  const named = { drug: drugLine(order.product), rxNumber: order.rxNumber };
  if (order.to !== null && lastDayOf(order.to) < to) return { ...named, what: `the order ends after ${endText(order.to, dates)}` };
  return order.lastFillOn < to ? { ...named, what: `the prescription may be filled until ${dateText(order.lastFillOn, dates)}: a new one is needed` } : null;
}

/**
 * The order sheet of a resident (D35): every order that is given on the days, by kind and drug or as its form says, what of it ends, and lines for
 * what no prescription carries. A prescriber signs and dates each page. Input order is irrelevant.
 */
export function buildOrderSheet(input: OrderSheetInput): OrderSheetModel {
  const span = { from: atMinute(input.days.from), to: atMinute(input.days.to) as LocalMinute };
  const active = input.orders.filter((order) => overlaps(order, span)).toSorted(byDrug);
  return {
    kind: 'order-sheet', paper: input.paper, identity: input.identity, resident: residentHeader(input.resident, input.madeOn, input.identity.dates), title: daysTitle(input.days, input.identity.dates),
    sections: sectionsOf(active, input),
    ending: active.flatMap((order) => endingOf(order, input) ?? []),
    writeIn: WRITE_IN, layout: input.layout ?? 'kind',
  };
}
