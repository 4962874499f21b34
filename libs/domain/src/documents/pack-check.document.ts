import { type Day, type LocalMinute, type Milli, ZERO, addDays, addMilli, atMinute, byCodePoint, dayOf, formatClock, minuteOf } from '@cyclefill/domain/kernel';
import type { PackPlan } from '@cyclefill/domain/packing';
import { countText, looksText, unitText, withCommas } from '@cyclefill/domain/sig';
import type { DateStyle, DocumentIdentity, Paper } from './document-frame.js';
import { dosesIn } from './bench-pack.js';
import { hoursText } from './hours-text.js';
import { type GridContext, gridRows } from './mar-grid.js';
import type { MarOrderInput } from './mar-order.js';
import { directionsOf, drugLine, drugText, scheduleText } from './order-print.js';
import type { PackCheckLine, PackCheckModel } from './pack-check.model.js';
import { longDate, shortDate, weekdayName } from './print-dates.js';
import { type ResidentPrint, residentHeader } from './resident-print.js';

/** Everything a page for two nurses is made of; cells of packs name orders by Rx number. */
export interface PackCheckInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentPrint;
  readonly madeOn: Day;
  /** Hours, absences and the days of the packs: those of the record. */
  readonly context: GridContext;
  readonly packs: readonly { readonly code: string; readonly plan: PackPlan }[];
  /** Orders that are given on the days. */
  readonly orders: readonly MarOrderInput[];
}

interface Dose {
  readonly at: LocalMinute;
  readonly dose: Milli;
}

/** Named one by one up to so many; more are told by first and last. */
const NAMED = 6;

/** The due cells of an order's record with their doses, in time order (D1). */
function recordDoses({ regimen, holds, passes, timeCritical }: MarOrderInput, context: GridContext): readonly Dose[] {
  if (regimen === null) return [];
  const rows = gridRows({ regimen, holds, ...(passes !== undefined && { passes }), ...(timeCritical !== undefined && { timeCritical }) }, context);
  return rows.flatMap(({ minute, dose, cells }) => cells.flatMap((cell, offset) => (cell === 'due' ? [{ at: atMinute(addDays(context.days.from, offset), minute), dose }] : []))).toSorted((a, b) => a.at - b.at);
}

/** Sums by moment: equal doses at one moment are one sum. */
function byMoment(doses: readonly Dose[]): ReadonlyMap<LocalMinute, Milli> {
  const sums = new Map<LocalMinute, Milli>();
  for (const { at, dose } of doses) sums.set(at, addMilli(sums.get(at) ?? ZERO, dose));
  return sums;
}

const momentText = (at: LocalMinute, dates: DateStyle | undefined): string => `${weekdayName(dayOf(at))} ${shortDate(dayOf(at), dates)} ${formatClock(minuteOf(at))}`;

function momentsText(moments: readonly LocalMinute[], dates: DateStyle | undefined): string {
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined) return '';
  return moments.length <= NAMED ? moments.map((at) => momentText(at, dates)).join(', ') : `${moments.length} times, ${momentText(first, dates)} to ${momentText(last, dates)}`;
}

/** What is due and lies in no pack, what lies in a pack and is not due, and what lies there in another amount. */
function differencesOf(due: readonly Dose[], packed: readonly Dose[], dates: DateStyle | undefined): readonly string[] {
  const [record, packs] = [byMoment(due), byMoment(packed)];
  const lacking = [...record.keys()].filter((at) => !packs.has(at));
  const surplus = [...packs.keys()].filter((at) => !record.has(at)).toSorted((a, b) => a - b);
  const other = [...record].filter(([at, dose]) => packs.has(at) && packs.get(at) !== dose);
  return [
    ...(surplus.length === 0 ? [] : [`IN A PACK, NOT DUE, do not give: ${momentsText(surplus, dates)}`]),
    ...(other.length === 0 ? [] : [`ANOTHER AMOUNT: ${other.map(([at, dose]) => `${momentText(at, dates)} record ${countText(dose)}, pack ${countText(packs.get(at) ?? ZERO)}`).join('; ')}`]),
    ...(lacking.length === 0 ? [] : [`due, in no pack, may be on hand from before: ${momentsText(lacking, dates)}`]),
  ];
}

function sumText(doses: readonly Dose[], doseUnit: string): string {
  const total = addMilli(...doses.map(({ dose }) => dose));
  return `${withCommas(String(doses.length))} ${doses.length === 1 ? 'dose' : 'doses'}, ${countText(total)} ${unitText(total, doseUnit)}`;
}

function lineOf(order: MarOrderInput, { context, packs }: PackCheckInput): PackCheckLine {
  const { product } = order;
  const own = packs.map(({ code, plan }) => ({ code, doses: dosesIn(plan, order.rxNumber) })).filter(({ doses }) => doses.length > 0);
  const [due, packed] = [order.prn ? [] : recordDoses(order, context), own.flatMap(({ doses }) => doses)];
  return {
    drug: drugText(product), schedule: scheduleText(product.schedule), looks: looksText(product), directions: directionsOf(order).text, rx: `Rx ${order.rxNumber}`, packs: own.map(({ code }) => code),
    hours: order.prn ? 'as needed' : hoursText(due), onRecord: order.prn ? 'as needed' : sumText(due, product.doseUnit), inPacks: sumText(packed, product.doseUnit),
    differences: order.prn ? [] : differencesOf(due, packed, context.dates),
  };
}

/** Why an order lies in none of the packs. */
function reasonOf(order: MarOrderInput, context: GridContext): string {
  if (order.prn) return 'as needed: own container';
  if (order.regimen === null) return 'directions as written: own container';
  if (recordDoses(order, context).length === 0) return 'no dose due on these days';
  return order.packaging === 'bulk' ? 'in its own container' : 'DUE AND IN NO PACK: on hand from before, or ask the pharmacy';
}

function verdictOf(lines: readonly PackCheckLine[]): string {
  const differing = lines.filter(({ differences }) => differences.length > 0).length;
  return differing === 0 ? `All ${lines.length} orders in packs agree with the record, dose by dose.` : `${differing} of ${lines.length} orders in packs DIFFER from the record: see each.`;
}

/**
 * Packs held against the record (R512): each order with the due cells of the record and the cells of the packs, moment by moment. Where nothing is said
 * to differ, the sums are the same (D2). Every order is a line, or among those in no pack.
 */
export function buildPackCheck(input: PackCheckInput): PackCheckModel {
  const { context, packs, orders } = input;
  const { dates } = context;
  const inside = new Set(packs.flatMap(({ plan }) => plan.cells.flatMap(({ contents }) => contents.map(({ orderId }) => orderId))));
  const named = orders.toSorted((a, b) => byCodePoint(drugLine(a.product).toLowerCase(), drugLine(b.product).toLowerCase()) || byCodePoint(a.rxNumber, b.rxNumber));
  const lines = named.filter(({ rxNumber }) => inside.has(rxNumber)).map((order) => lineOf(order, input));
  return {
    kind: 'pack-check', paper: input.paper, identity: input.identity, resident: residentHeader(input.resident, input.madeOn, dates), lines, verdict: verdictOf(lines),
    period: `${longDate(context.days.from, dates)} to ${longDate(addDays(context.days.to, -1), dates)}`,
    packs: packs.map(({ code, plan }) => ({
      code, words: [plan.type.name, `${plan.type.kind === 'card' ? 'card' : 'pack'} ${plan.number} of ${plan.count}`, `${shortDate(plan.days.from, dates)} to ${shortDate(addDays(plan.days.to, -1), dates)}${plan.passes.length === 0 ? '' : `, ${plan.passes.map(formatClock).join(' ')}`}`],
    })),
    notInPack: named.filter(({ rxNumber }) => !inside.has(rxNumber)).map((order) => ({ drug: drugLine(order.product), rx: `Rx ${order.rxNumber}`, reason: reasonOf(order, context) })),
  };
}
