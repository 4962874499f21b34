import { type Day, type LocalMinute, type Milli, type MinuteRange, byCodePoint, grouped } from '@cyclefill/domain/kernel';
import { countText, looksText, unitText } from '@cyclefill/domain/sig';
import type { ChangeLine, ChangeSheetModel } from './change-sheet.model.js';
import type { DateStyle, DocumentIdentity, Paper } from './document-frame.js';
import { type OrderPrint, type ProductPrint, directionsOf, drugLine } from './order-print.js';
import { dateText, longDate, spanText, startText } from './print-dates.js';
import { printedName } from './resident-print.js';

/** An order as it was known at a delivery. */
export interface DeliveredOrder {
  /** What stays the same when a prescription is renewed. */
  readonly lineId: string;
  readonly print: OrderPrint;
  readonly from: LocalMinute;
  /** Exclusive; null = open. */
  readonly to: LocalMinute | null;
  /** Begun at that moment and not over. */
  readonly hold: MinuteRange | null;
}

/** A resident of the facility with their orders at the last delivery and at this one. */
export interface ChangeResident {
  readonly code: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly dateOfBirth: Day;
  readonly wing: string;
  readonly room: string;
  /** null = there was no delivery before. */
  readonly before: readonly DeliveredOrder[] | null;
  readonly now: readonly DeliveredOrder[];
  /** Of this delivery: what was used of another maker than ordered (E21). */
  readonly otherMakers: readonly { readonly ordered: OrderPrint; readonly used: ProductPrint }[];
  /** What should have come and did not, with the reason. */
  readonly owed: readonly { readonly order: OrderPrint; readonly units: Milli; readonly reason: string }[];
}

/** Everything the change sheet of one facility is made of. */
export interface ChangeSheetInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly facility: string;
  readonly pharmacy: string;
  readonly runOn: Day;
  readonly clock: string;
  readonly routeCode: string;
  /** Wall clocks of the two deliveries. */
  readonly before: LocalMinute | null;
  readonly now: LocalMinute;
  readonly residents: readonly ChangeResident[];
}

const MARKS = ['STOPPED', 'NEW', 'CHANGED', 'ON HOLD', 'LOOKS DIFFERENT', 'OWED'] as const satisfies readonly ChangeLine['mark'][];
const WORDS: Readonly<Record<ChangeLine['mark'], string>> = { STOPPED: 'stopped', NEW: 'new', CHANGED: 'changed', 'ON HOLD': 'on hold', 'LOOKS DIFFERENT': 'look different', OWED: 'owed' };
const rxText = ({ rxNumber }: OrderPrint): string => `Rx ${rxNumber}`;
const isOn = ({ to }: DeliveredOrder, at: LocalMinute): boolean => to === null || to > at;

function changed(from: DeliveredOrder, to: DeliveredOrder, dates: DateStyle | undefined): readonly ChangeLine[] {
  const sides: readonly (readonly [what: string, from: string, to: string])[] = [
    ['Drug', drugLine(from.print.product), drugLine(to.print.product)], ['Directions', directionsOf(from.print).text, directionsOf(to.print).text], ['Rx', from.print.rxNumber, to.print.rxNumber],
    // Of the same drug, what the catalogue says of the ordered maker's.
    ['Looks', looksText(from.print.product), looksText(to.print.product)],
  ];
  const changes = sides.filter(([, was, is]) => was !== is).map(([what, was, is]) => ({ what, from: was, to: is }));
  const base = { drug: drugLine(to.print.product), rx: rxText(to.print) };
  const held = to.hold !== null && from.hold === null ? [{ mark: 'ON HOLD' as const, ...base, text: `Do not give: on hold ${spanText(to.hold, dates)}.`, changes: [] }] : [];
  const resumed = to.hold === null && from.hold !== null ? [{ what: 'Hold', from: `on hold ${spanText(from.hold, dates)}`, to: 'given again' }] : [];
  const all = [...changes, ...resumed];
  return [...(all.length === 0 ? [] : [{ mark: 'CHANGED' as const, ...base, text: '', changes: all }]), ...held];
}

function stoppedLine({ print, to }: DeliveredOrder, dates: DateStyle | undefined): ChangeLine {
  return { mark: 'STOPPED', drug: drugLine(print.product), rx: rxText(print), text: `Ended${to === null ? '' : ` ${startText(to, dates)}`}. Take what is left of it out of the cart.`, changes: [] };
}

function newLine({ print, from }: DeliveredOrder, dates: DateStyle | undefined): ChangeLine {
  return { mark: 'NEW', drug: drugLine(print.product), rx: rxText(print), text: `${directionsOf(print).text} From ${startText(from, dates)}; ${looksText(print.product)}.`, changes: [] };
}

/** Of each line one: a renewal is the same line under another number; where several are on, the newest. */
function byLine(orders: readonly DeliveredOrder[], at: LocalMinute): ReadonlyMap<string, DeliveredOrder> {
  return new Map(orders.filter((order) => isOn(order, at)).toSorted((a, b) => a.from - b.from || byCodePoint(a.print.rxNumber, b.print.rxNumber)).map((order) => [order.lineId, order]));
}

function orderLines({ before, now }: ChangeResident, input: ChangeSheetInput): readonly ChangeLine[] {
  if (before === null || input.before === null) return [];
  const { dates } = input.identity;
  const [was, is] = [byLine(before, input.before), byLine(now, input.now)];
  const ended = new Map(now.toSorted((a, b) => a.from - b.from).map((order) => [order.lineId, order]));
  return [
    ...[...was].filter(([line]) => !is.has(line)).map(([line, order]) => stoppedLine({ ...order, to: ended.get(line)?.to ?? order.to }, dates)),
    ...[...is].flatMap(([line, order]) => {
      const from = was.get(line);
      return from === undefined ? [newLine(order, dates)] : changed(from, order, dates);
    }),
  ];
}

function linesOf(resident: ChangeResident, input: ChangeSheetInput): readonly ChangeLine[] {
  const makers = resident.otherMakers.map(({ ordered, used }): ChangeLine => ({
    mark: 'LOOKS DIFFERENT', drug: drugLine(used), rx: rxText(ordered), text: 'The same drug of another maker.', changes: [{ what: 'Looks', from: `${looksText(ordered.product)}, NDC ${ordered.product.ndc}`, to: `${looksText(used)}, NDC ${used.ndc}` }],
  }));
  const owed = resident.owed.map(({ order, units, reason }): ChangeLine => ({ mark: 'OWED', drug: drugLine(order.product), rx: rxText(order), text: `${countText(units)} ${unitText(units, order.product.doseUnit)} to come: ${reason}.`, changes: [] }));
  const all = [...orderLines(resident, input), ...makers, ...owed];
  return all.toSorted((a, b) => MARKS.indexOf(a.mark) - MARKS.indexOf(b.mark) || byCodePoint(a.drug.toLowerCase(), b.drug.toLowerCase()) || byCodePoint(a.rx, b.rx));
}

/** The change sheet of a delivery to one facility (R511): by wing and room, who has a change; each change of an order is on it once. */
export function buildChangeSheet(input: ChangeSheetInput): ChangeSheetModel {
  const { dates } = input.identity;
  const people = input.residents.map((resident) => ({ resident, lines: linesOf(resident, input) })).filter(({ lines }) => lines.length > 0)
    .toSorted((a, b) => byCodePoint(a.resident.wing, b.resident.wing) || byCodePoint(a.resident.room, b.resident.room) || byCodePoint(a.resident.code, b.resident.code));
  const all = people.flatMap(({ lines }) => lines);
  return {
    kind: 'change-sheet', paper: input.paper, identity: input.identity, facility: input.facility, pharmacy: input.pharmacy, departure: `${longDate(input.runOn, dates)} ${input.clock} · route ${input.routeCode}`,
    since: input.before === null ? 'no delivery before this one: every order is on the record (MAR)' : `since the delivery of ${startText(input.before, dates)}`,
    wings: [...grouped(people, ({ resident }) => resident.wing)].map(([wing, own]) => ({
      title: `${wing === '' ? 'No wing' : wing}: ${own.length} ${own.length === 1 ? 'resident' : 'residents'}`,
      people: own.map(({ resident, lines }) => ({ name: printedName(resident.familyName, resident.givenName), identifiers: `DOB ${dateText(resident.dateOfBirth, dates)} · ${resident.room} · ${resident.code}`, lines })),
    })),
    totals: [{ label: 'residents with a change', value: String(people.length) }, ...MARKS.map((mark) => ({ label: WORDS[mark], value: String(all.filter((line) => line.mark === mark).length) }))],
  };
}
