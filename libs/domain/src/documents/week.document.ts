import { type Day, type DayRange, type Milli, type MinuteOfDay, ONE_UNIT, addDays, addMilli, atMinute, invariant, minuteOf } from '@cyclefill/domain/kernel';
import { type PackCell, type PackPlan, itemsOf } from '@cyclefill/domain/packing';
import { countText, listText, looksText } from '@cyclefill/domain/sig';
import { cautionsOf } from './cautions.js';
import type { DateStyle, DocumentIdentity, Paper } from './document-frame.js';
import { type OutOfPack, outOfPackText } from './not-in-pack.js';
import { type PharmacyPrint, clockFor } from './label-words.js';
import { type OrderPrint, type ProductPrint, directionsOf, drugLine, drugText, ownDirectionsOf, purposeOf } from './order-print.js';
import { headsOf, hoursOf } from './pack-columns.js';
import { dateText, longDate, shortDate, weekdayName } from './print-dates.js';
import { type ResidentPrint, residentHeader } from './resident-print.js';
import { type PassSplit, splitOf } from './split-pass.js';
import type { WeekCell, WeekDrugRow, WeekModel } from './week.model.js';

/** Everything one multi-dose sheet is made of. */
export interface WeekSheetInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentPrint;
  readonly plan: PackPlan;
  /** The window of the batch: which week of how many this is. */
  readonly window: DayRange;
  /** Orders of the resident, at least those in the plan's cells; a row of the table each, in this order. */
  readonly orders: readonly OrderPrint[];
  readonly notInPack: readonly { readonly product: ProductPrint; readonly reason: OutOfPack }[];
  readonly packId: string;
  /** Packs of the same making, this one among them: which share its passes (D62). */
  readonly packs: readonly PackPlan[];
  readonly preparedOn: Day;
  readonly useBy: Day;
  /** The resident reads it (D110): parts of the day by the twelve-hour clock, directions in full, and the pharmacy's address; absent = a nurse does. */
  readonly selfLabel?: PharmacyPrint | null;
}

const STORAGE = 'Store at room temperature, dry, out of reach of children.';

type Contents = readonly { readonly at: PackCell['at']; readonly dose: Milli }[];

function contentsOf(plan: PackPlan, orderId: string): Contents {
  return plan.cells.flatMap((cell) => cell.contents.filter((one) => one.orderId === orderId).map(({ dose }) => ({ at: cell.at, dose })));
}

/** What each cell of a column holds of one drug; two amounts when the days differ. */
function countIn(contents: Contents, pass: MinuteOfDay): string {
  const doses = [...new Set(contents.filter(({ at }) => minuteOf(at) === pass).map(({ dose }) => dose))].toSorted((a, b) => b - a);
  return doses.length === 0 ? '-' : doses.map(countText).join(' or ');
}

/** Purpose, then every sentence of the directions after the first: what to watch is read where the count is read (R234). */
function purposeAndCaution(order: OrderPrint): string {
  const { text, asWritten } = directionsOf(order);
  const food = /\b(?:with|before|after) (?:food|meals?|breakfast|lunch|dinner|evening meal)\b|\bon an empty stomach\b/.exec(text)?.[0];
  const rest = asWritten ? [text] : text.split(/(?<=\.) /).slice(1);
  const purpose = (purposeOf(order) ?? 'Purpose: not on order.').replace(/\.$/, food === undefined ? '.' : `, ${food}.`);
  return [purpose, ...rest].join(' ');
}

/** What is in the cells beside whole units (D63). */
function partsText(contents: Contents): string {
  const parts = contents.filter(({ dose }) => dose % ONE_UNIT !== 0);
  if (parts.length === 0) return '';
  return parts.every(({ dose }) => (dose * 2) % ONE_UNIT === 0) ? ', with half of a tablet' : ', with parts of tablets';
}

function drugRow(order: OrderPrint, plan: PackPlan, isOwn: boolean): WeekDrugRow {
  const contents = contentsOf(plan, order.orderId);
  return {
    drug: drugText(order.product),
    looks: `${looksText(order.product)}${partsText(contents)}`,
    purpose: isOwn ? `${ownDirectionsOf(order).text} ${purposeOf(order) ?? 'Purpose: not on order.'}` : purposeAndCaution(order),
    counts: hoursOf(plan).map((pass) => (pass === null ? '-' : countIn(contents, pass))),
    total: countText(addMilli(...contents.map(({ dose }) => dose))),
    rxNumber: order.rxNumber,
    prescriber: order.prescriber,
  };
}

/** A cell's lines in the order of the table, so that both are checked in one direction. */
function cellOf(cell: PackCell, date: string, orders: readonly OrderPrint[], part: string | null): WeekCell {
  const lines = orders.flatMap((order) =>
    cell.contents.filter((one) => one.orderId === order.orderId).map(({ dose }) => {
      const { name, strength } = drugText(order.product);
      return { count: countText(dose), name, strength };
    }),
  );
  return { date, lines, part, items: String(cell.contents.reduce((sum, { dose }) => sum + itemsOf(dose), 0)) };
}

function rowsOf(plan: PackPlan, days: readonly Day[], orders: readonly OrderPrint[], split: PassSplit, dates: DateStyle | undefined): WeekModel['rows'] {
  const byMoment = new Map(plan.cells.map((cell) => [cell.at, cell]));
  const hours = hoursOf(plan);
  return days.map((day) =>
    hours.map((hour) => {
      const cell = hour === null ? undefined : byMoment.get(atMinute(day, hour));
      return cell === undefined ? null : cellOf(cell, `${weekdayName(day)} ${shortDate(day, dates)}`, orders, split.at(cell.at));
    }),
  );
}

/** The model of one multi-dose sheet (D70–D74, D104): totals of the table are the sums of the cells. */
export function buildWeekSheet(input: WeekSheetInput): WeekModel {
  const { plan, window, identity: { dates } } = input;
  invariant(plan.type.kind !== 'card', 'a week is laid out on a sheet or a strip');
  const inPlan = new Set(plan.cells.flatMap((cell) => cell.contents.map((one) => one.orderId)));
  const orders = input.orders.filter((order) => inPlan.has(order.orderId));
  invariant(orders.length === inPlan.size, 'every order of a cell is named');
  const days = Array.from({ length: plan.days.to - plan.days.from }, (_, offset) => addDays(plan.days.from, offset));
  const split = splitOf(plan, input.packs);
  const own = input.selfLabel ?? null;
  const header = residentHeader(input.resident, input.preparedOn, dates);
  const length = plan.type.days;
  const week = Math.floor((plan.days.from - window.from) / length) + 1;
  return {
    kind: 'week',
    packType: plan.type.id,
    paper: input.paper,
    identity: input.identity,
    resident: own === null ? header : { ...header, pharmacy: [own.name, own.address, own.phone].filter(Boolean).join(', ') },
    packId: input.packId,
    period: `${longDate(plan.days.from, dates)} to ${longDate(addDays(plan.days.to, -1), dates)}`,
    weekOf: `week ${week} of ${Math.ceil((window.to - window.from) / length)}`,
    packOf: `pack ${plan.number} of ${plan.count}`,
    split: split.others,
    useBy: dateText(input.useBy, dates),
    geometry: plan.type.kind === 'pouch' ? null : plan.type.geometry,
    passes: headsOf(plan, clockFor(own === null ? 'nurse' : 'self')),
    drugs: orders.map((order) => drugRow(order, plan, own !== null)),
    notInPack: input.notInPack.map(({ product, reason }) => ({ drug: drugLine(product), reason: outOfPackText(reason) })),
    cautions: [...new Set([...orders.flatMap((order) => cautionsOf(order.product)), STORAGE])],
    prepared: `Prepared ${dateText(input.preparedOn, dates)}. Prescribers: ${listText([...new Set(orders.map((order) => order.prescriber))])}.`,
    rows: plan.type.kind === 'pouch' ? [] : rowsOf(plan, days, orders, split, dates),
    dates: plan.type.kind === 'pouch' ? [] : days.map((day) => `${weekdayName(day)} ${shortDate(day, dates)}`),
    ...(own !== null && { reader: 'self' as const }),
  };
}
