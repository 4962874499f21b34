import { type Day, type LocalMinute, type MinuteOfDay, type MinuteRange, type Zone, addDays, addMonths, atMinute, byCodePoint, civilFromDay, dayFromCivil, overlaps, weekdayOf } from '@cyclefill/domain/kernel';
import { type PassSchedule, forEachDose, removalsIn } from '@cyclefill/domain/regimen';
import { withWearing } from '@cyclefill/domain/sig';
import type { DocumentIdentity, Paper } from './document-frame.js';
import { type PlacedBlock, isReadable, orderBlock } from './mar-block.js';
import { footnotesOf } from './mar-footnotes.js';
import { groupBlock } from './mar-group-block.js';
import type { Absence, GridContext } from './mar-grid.js';
import type { MarOrderInput } from './mar-order.js';
import { prnBlock } from './mar-prn-block.js';
import type { MarDay, MarModel, MarOmission, MarSection } from './mar.model.js';
import { drugLine } from './order-print.js';
import { endText, monthTitle, startText, weekdayLetters } from './print-dates.js';
import { type ResidentPrint, residentHeader } from './resident-print.js';

/** Everything a resident's record of one month is made of. */
export interface MarInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentPrint;
  /** `month` is 1–12. */
  readonly month: { readonly year: number; readonly month: number };
  /** The day the record is made: the resident's age is that of this day. */
  readonly madeOn: Day;
  readonly orders: readonly MarOrderInput[];
  readonly passes: PassSchedule;
  readonly absences: readonly Absence[];
  readonly dischargedAt: LocalMinute | null;
  /** For the notes of nights on which clocks change; null = none. */
  readonly zone: Zone | null;
  /** Empty blocks for handwritten orders (D33). */
  readonly spareBlocks?: number;
}

function columnsOf({ days }: GridContext): readonly MarDay[] {
  const columns: MarDay[] = [];
  for (let { from } = days; from < days.to; from = addDays(from, 1)) {
    columns.push({ number: civilFromDay(from).dayOfMonth, weekday: weekdayLetters(from), weekStart: weekdayOf(from) === 0 });
  }
  return columns;
}

/** R507: why an order of the resident is not on the record; null = it is. */
function omissionReason(order: MarOrderInput, month: MinuteRange): string | null {
  if (overlaps(order, month)) return null;
  return order.from >= (month.to ?? order.from) ? `starts ${startText(order.from)}` : `ended ${order.to === null ? '' : endText(order.to)}`;
}

/** The order as its text completes it: how long what it applies stays on (D27). */
function worn(order: MarOrderInput): MarOrderInput {
  return order.regimen === null ? order : { ...order, regimen: withWearing(order.regimen, order.sigText) };
}

/** Whether something that the order applied comes off in the month, although it has ended. */
function isRemovedIn(order: MarOrderInput, context: GridContext): boolean {
  return order.regimen !== null && isReadable(order, context) && removalsIn(order.regimen, order.passes ?? context.passes, context.days).length > 0;
}

/** Groups in order of their first member; an order without a group stands alone. */
function grouped(orders: readonly MarOrderInput[], context: GridContext): readonly (readonly MarOrderInput[])[] {
  const groups = new Map<string, MarOrderInput[]>();
  for (const order of orders) {
    const key = order.group === null || !isReadable(order, context) ? `order ${order.orderId}` : `group ${order.group}`;
    groups.set(key, [...(groups.get(key) ?? []), order]);
  }
  return [...groups.values()];
}

const TITLES = { PACK: 'SCHEDULED, IN PACK', 'NOT IN PACK': 'SCHEDULED, NOT IN PACK' } as const;

/** Blocks by the hour of their first row, then drug (D30). */
function sectionsOf(blocks: readonly PlacedBlock[]): readonly MarSection[] {
  const key = ({ block }: PlacedBlock): string => `${block.drug.name.toLowerCase()} ${block.drug.strength} ${block.reference[0] ?? ''}`;
  const ordered = blocks.toSorted((a, b) => a.firstMinute - b.firstMinute || byCodePoint(key(a), key(b)));
  return (['PACK', 'NOT IN PACK'] as const)
    .map((badge) => ({ title: TITLES[badge], blocks: ordered.filter(({ block }) => block.badge === badge).map(({ block }) => block) }))
    .filter((section) => section.blocks.length > 0);
}

/** As-needed blocks by drug, then order. */
function asNeeded(orders: readonly MarOrderInput[], month: MinuteRange, context: GridContext): MarModel['prn'] {
  const printed = orders.filter((order) => order.prn && omissionReason(order, month) === null);
  return printed.toSorted((a, b) => byCodePoint(drugLine(a.product).toLowerCase(), drugLine(b.product).toLowerCase())).map((order) => prnBlock(order, context));
}

/** Hours of scheduled doses on a day, over all orders. */
function hoursOn(orders: readonly MarOrderInput[], passes: PassSchedule): (day: Day) => readonly MinuteOfDay[] {
  return (day) => {
    const hours = new Set<MinuteOfDay>();
    for (const { regimen, passes: own } of orders) if (regimen !== null) forEachDose(regimen, own ?? passes, { from: day, to: addDays(day, 1) }, (_day, minute) => hours.add(minute));
    return [...hours].toSorted((a, b) => a - b);
  };
}

/**
 * The medication administration record of a resident for a month (D10–D33, R501–R507): written from orders, never from the
 * last record. Each order is on it, or in the list of those that are not, with the reason. Input order is irrelevant.
 */
export function buildMar(input: MarInput): MarModel {
  const first = dayFromCivil(input.month.year, input.month.month, 1);
  const context: GridContext = { passes: input.passes, days: { from: first, to: addMonths(first, 1) }, absences: input.absences, dischargedAt: input.dischargedAt };
  const month = { from: atMinute(context.days.from), to: atMinute(context.days.to) };
  const orders = input.orders.map(worn).toSorted((a, b) => byCodePoint(a.orderId, b.orderId));
  const groups = grouped(orders.filter((order) => !order.prn), context);
  const printed = groups.filter((group) => group.some((order) => omissionReason(order, month) === null || isRemovedIn(order, context)));
  const left = [...groups.filter((group) => !printed.includes(group)).flat(), ...orders.filter((order) => order.prn && omissionReason(order, month) !== null)];
  const blocks = printed.map((group) => (group.length > 1 ? groupBlock(group, context, month) : orderBlock(group[0] as MarOrderInput, context)));
  const omissions: readonly MarOmission[] = left.map((order) => ({ drug: drugLine(order.product), rxNumber: order.rxNumber, reason: omissionReason(order, month) ?? '' }));
  const sections = sectionsOf(blocks);
  return {
    kind: 'mar',
    paper: input.paper,
    identity: input.identity,
    resident: residentHeader(input.resident, input.madeOn),
    month: monthTitle(input.month.year, input.month.month),
    days: columnsOf(context),
    sections,
    prn: asNeeded(orders, month, context),
    omissions: omissions.toSorted((a, b) => byCodePoint(a.drug, b.drug) || byCodePoint(a.rxNumber, b.rxNumber)),
    footnotes: footnotesOf(context, input.zone, hoursOn(orders, input.passes), sections.flatMap((section) => section.blocks)),
    spareBlocks: input.spareBlocks ?? 2,
  };
}
