import { type Day, type DayRange, type LocalMinute, type MinuteOfDay, type MinuteRange, type Zone, addDays, atMinute, byCodePoint, civilFromDay, overlaps, weekdayOf } from '@cyclefill/domain/kernel';
import { type PassSchedule, forEachDose, removalsIn } from '@cyclefill/domain/regimen';
import { withWearing } from '@cyclefill/domain/sig';
import type { DateStyle, DocumentIdentity, Paper } from './document-frame.js';
import type { MarLayout } from './document-settings.js';
import { type PlacedBlock, isReadable, orderBlock } from './mar-block.js';
import { footnotesOf } from './mar-footnotes.js';
import { SCALE_NOTE } from './noted-rows.js';
import { groupBlock } from './mar-group-block.js';
import type { Absence, GridContext } from './mar-grid.js';
import type { MarOrderInput } from './mar-order.js';
import { underPasses } from './mar-passes.js';
import { prnBlock } from './mar-prn-block.js';
import type { MarBlock, MarDay, MarModel, MarOmission, MarSection } from './mar.model.js';
import { drugLine } from './order-print.js';
import { endText, monthName, startText, weekdayLetters } from './print-dates.js';
import { daysTitle } from './record-days.js';
import { type AsNeededPlace, RECORD_KINDS, RECORD_TEXTS, type RecordKind, signedOn } from './record-kind.js';
import { type ResidentPrint, residentHeader } from './resident-print.js';
import type { DividedPass } from './split-pass.js';

/** Everything a resident's record of some days is made of. */
export interface MarInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentPrint;
  readonly record: RecordKind;
  /** The columns: a month, or other days, such as the 28 of a cycle (D37). */
  readonly days: DayRange;
  /** The day the record is made: the resident's age is that of this day. */
  readonly madeOn: Day;
  readonly orders: readonly MarOrderInput[];
  readonly passes: PassSchedule;
  readonly absences: readonly Absence[];
  readonly dischargedAt: LocalMinute | null;
  /** For the notes of nights on which clocks change; null = none. */
  readonly zone: Zone | null;
  /** Passes whose doses lie in several packs or pouches (D62); absent = none. */
  readonly divided?: readonly DividedPass[];
  /** Empty blocks for handwritten orders (D33). */
  readonly spareBlocks?: number;
  /** Form of the record (R509); absent = blocks by their first hour. Large print takes half the days, see `recordSpans`. */
  readonly layout?: MarLayout;
  /** Where what is given as needed is signed for; absent = behind the record of its kind. */
  readonly asNeeded?: AsNeededPlace;
}

function columnsOf({ days }: GridContext): readonly MarDay[] {
  const columns: MarDay[] = [];
  const several = civilFromDay(days.from).month !== civilFromDay(addDays(days.to, -1)).month;
  for (let { from } = days; from < days.to; from = addDays(from, 1)) {
    const { dayOfMonth, month } = civilFromDay(from);
    const named = several && (from === days.from || dayOfMonth === 1);
    columns.push({ number: dayOfMonth, weekday: weekdayLetters(from), weekStart: weekdayOf(from) === 0, ...(named && { month: monthName(month) }) });
  }
  return columns;
}

/** R507: why an order of the resident is not on the record of these days; null = it is. */
function omissionReason(order: MarOrderInput, span: MinuteRange, dates: DateStyle | undefined): string | null {
  if (overlaps(order, span)) return null;
  return order.from >= (span.to ?? order.from) ? `starts ${startText(order.from, dates)}` : `ended ${order.to === null ? '' : endText(order.to, dates)}`;
}

/** The order as its text completes it: how long what it applies stays on (D27). */
function worn(order: MarOrderInput): MarOrderInput {
  return order.regimen === null ? order : { ...order, regimen: withWearing(order.regimen, order.sigText) };
}

/** Whether something that the order applied comes off on these days, although it has ended. */
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

const TITLES: Readonly<Record<RecordKind, Readonly<Record<MarBlock['badge'], string>>>> = {
  medication: { PACK: 'SCHEDULED, IN PACK', 'NOT IN PACK': 'SCHEDULED, NOT IN PACK' },
  treatment: { PACK: 'SCHEDULED TREATMENTS, IN PACK', 'NOT IN PACK': 'SCHEDULED TREATMENTS' },
  insulin: { PACK: 'INSULIN, IN PACK', 'NOT IN PACK': 'INSULIN' },
  // Nothing with hours is on it.
  as_needed: { PACK: '', 'NOT IN PACK': '' },
};

/** Blocks by the hour of their first row, then drug (D30). */
function sectionsOf(blocks: readonly PlacedBlock[], record: RecordKind): readonly MarSection[] {
  const key = ({ block }: PlacedBlock): string => `${block.drug.name.toLowerCase()} ${block.drug.strength} ${block.reference[0] ?? ''}`;
  const ordered = blocks.toSorted((a, b) => a.firstMinute - b.firstMinute || byCodePoint(key(a), key(b)));
  return (['PACK', 'NOT IN PACK'] as const)
    .map((badge) => ({ title: TITLES[record][badge], blocks: ordered.filter(({ block }) => block.badge === badge).map(({ block }) => block) }))
    .filter((section) => section.blocks.length > 0);
}

/** As-needed blocks by drug, then order. */
function asNeeded(orders: readonly MarOrderInput[], span: MinuteRange, context: GridContext): MarModel['prn'] {
  const printed = orders.filter((order) => order.prn && omissionReason(order, span, context.dates) === null);
  return printed.toSorted((a, b) => byCodePoint(drugLine(a.product).toLowerCase(), drugLine(b.product).toLowerCase())).map((order) => prnBlock(order, context));
}

const omission = (order: MarOrderInput, reason: string): MarOmission => ({ drug: drugLine(order.product), rxNumber: order.rxNumber, reason });

const ORDER_WORDS: Readonly<Record<RecordKind, readonly [one: string, several: string]>> = {
  medication: ['medicine', 'medicines'], treatment: ['treatment', 'treatments'], insulin: ['order of insulin', 'orders of insulin'], as_needed: ['order as needed', 'orders as needed'],
};

/** What is said on a record of the orders that are signed for on another: on the record of medicines each by name, so that none is looked for in vain. */
function otherRecords(record: RecordKind, others: readonly MarOrderInput[], kindOf: (order: MarOrderInput) => RecordKind): Pick<MarModel, 'omissions' | 'footnotes'> {
  if (record === 'medication') return { omissions: others.map((order) => omission(order, `on ${RECORD_TEXTS[kindOf(order)]}`)), footnotes: [] };
  const counted = RECORD_KINDS.flatMap((kind) => {
    const count = others.filter((order) => kindOf(order) === kind).length;
    if (kind === record || (count === 0 && kind !== 'medication')) return [];
    return [`${count} ${ORDER_WORDS[kind][count === 1 ? 0 : 1]} ${count === 1 ? 'is' : 'are'} on ${RECORD_TEXTS[kind]}`];
  });
  return { omissions: [], footnotes: [`${counted.join(', ')}.`] };
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
 * The record of a resident for some days, of medicines (MAR), of treatments (TAR), of insulin or of what is given as needed (D10–D37, R501–R507): written from orders,
 * never from the last record. Each order is on it, or in the list of those that are not, with the reason. Input order is irrelevant.
 */
export function buildMar(input: MarInput): MarModel {
  const { record, days } = input;
  const context: GridContext = { passes: input.passes, days, absences: input.absences, dischargedAt: input.dischargedAt, dates: input.identity.dates };
  const span = { from: atMinute(days.from), to: atMinute(days.to) };
  const all = input.orders.map(worn).toSorted((a, b) => byCodePoint(a.orderId, b.orderId));
  const kindOf = (order: MarOrderInput): RecordKind => signedOn(order, input.asNeeded ?? 'record');
  const orders = all.filter((order) => kindOf(order) === record);
  const other = otherRecords(record, all.filter((order) => !orders.includes(order) && overlaps(order, span)), kindOf);
  const groups = grouped(orders.filter((order) => !order.prn), context);
  const printed = groups.filter((group) => group.some((order) => omissionReason(order, span, context.dates) === null || isRemovedIn(order, context)));
  const left = [...groups.filter((group) => !printed.includes(group)).flat(), ...orders.filter((order) => order.prn && omissionReason(order, span, context.dates) !== null)];
  const blocks = printed.map((group) => (group.length > 1 ? groupBlock(group, context, span) : orderBlock(group[0] as MarOrderInput, context)));
  const omissions = [...left.map((order) => omission(order, omissionReason(order, span, context.dates) ?? '')), ...other.omissions];
  const byHour = sectionsOf(blocks, record);
  const sections = input.layout === 'passes' ? underPasses(byHour) : byHour;
  return {
    kind: 'mar',
    record,
    paper: input.paper,
    identity: input.identity,
    resident: residentHeader(input.resident, input.madeOn, context.dates),
    title: daysTitle(days, context.dates),
    days: columnsOf(context),
    sections,
    prn: asNeeded(orders, span, context),
    omissions: omissions.toSorted((a, b) => byCodePoint(a.drug, b.drug) || byCodePoint(a.rxNumber, b.rxNumber)),
    footnotes: [...other.footnotes, ...(record === 'insulin' ? [SCALE_NOTE] : []), ...footnotesOf(context, input.zone, hoursOn(orders, input.passes), sections.flatMap((section) => section.blocks), input.divided ?? [], record)],
    spareBlocks: record === 'as_needed' ? 0 : (input.spareBlocks ?? 2),
    ...(input.layout === 'large' && record !== 'as_needed' && { print: 'large' as const }),
  };
}
