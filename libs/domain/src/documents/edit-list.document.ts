import { type Day, type DayRange, type MinuteOfDay, type MinuteRange, atMinute, byCodePoint, formatClock, overlaps } from '@cyclefill/domain/kernel';
import { type PassSchedule, forEachDose, isComputable } from '@cyclefill/domain/regimen';
import type { DateStyle, DocumentIdentity, Paper } from './document-frame.js';
import { EDIT_MARKS, type EditLine, type EditListModel, type EditMark } from './edit-list.model.js';
import { type MarOrderInput, holdText } from './mar-order.js';
import { directionsOf, drugLine, purposeOf } from './order-print.js';
import { dateText, endText, lastDayOf, startText } from './print-dates.js';
import { daysTitle } from './record-days.js';
import { type ResidentPrint, printedName } from './resident-print.js';

/** An order as one of the two records has it. */
export interface EditOrder {
  /** What stays the same when a prescription is renewed. */
  readonly lineId: string;
  readonly order: MarOrderInput;
  /** The table of hours that the order follows. */
  readonly passes: PassSchedule;
  /** Until when its prescription may be filled. */
  readonly lastFillOn: Day;
}

/** A resident with the orders of the records in use and of the coming ones, each as known when they were or are made. */
export interface EditResident {
  readonly resident: ResidentPrint;
  readonly before: readonly EditOrder[];
  readonly now: readonly EditOrder[];
}

/** Everything the edit list of a wing is made of. */
export interface EditListInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly facility: string;
  readonly wing: string;
  readonly pharmacy: string;
  /** The coming records. */
  readonly days: DayRange;
  /** The records in use, and when they were made: `12/01/2026 0412 UTC-05:00`. */
  readonly inUse: DayRange;
  readonly inUseMadeAt: string;
  readonly residents: readonly EditResident[];
}

const CHECKS: readonly string[] = [
  'Hours on the record against the directions: three times a day has three rows, and no order is charted twice',
  'Stopped orders are lined through on the record in use and are not on the new one',
  'New and changed orders since the first of the month stand on the new record as orders of their own',
  'Holds: still on hold? The reason, and who ends it',
  'As needed: was it used, did it help? Ask the prescriber where it was not used at all',
  'Handwritten orders of the record in use are on the new one, or were sent to the pharmacy',
];

const span = ({ from, to }: DayRange): MinuteRange => ({ from: atMinute(from), to: atMinute(to) });

/** `0800, 1200, 1700 (3 a day)`; null = as needed, or its hours cannot be told. */
function hoursText({ order: { regimen, prn }, passes }: EditOrder, days: DayRange): string | null {
  if (regimen === null || prn || !isComputable(regimen, passes)) return null;
  const byDay = new Map<Day, Set<MinuteOfDay>>();
  forEachDose(regimen, passes, days, (day, minute) => byDay.set(day, (byDay.get(day) ?? new Set()).add(minute)));
  const hours = [...new Set([...byDay.values()].flatMap((own) => [...own]))].toSorted((a, b) => a - b);
  const most = Math.max(0, ...[...byDay.values()].map((own) => own.size));
  return hours.length === 0 ? 'no hour on these days' : `hours ${hours.map(formatClock).join(', ')} (${most} a day)`;
}

/** What two records say of one order otherwise. */
function changesOf(was: EditOrder, is: EditOrder, { days, inUse, identity: { dates } }: EditListInput): EditLine['changes'] {
  const sides: readonly (readonly [what: string, from: string, to: string])[] = [
    ['Drug', drugLine(was.order.product), drugLine(is.order.product)],
    ['Directions', directionsOf(was.order).text, directionsOf(is.order).text],
    ['Hours', hoursText(was, inUse) ?? 'as needed', hoursText(is, days) ?? 'as needed'],
    ['For', purposeOf(was.order) ?? 'not on order', purposeOf(is.order) ?? 'not on order'],
    ['Stop', stopText(was.order, dates), stopText(is.order, dates)],
    ['Prescriber', was.order.prescriber, is.order.prescriber],
    ['Rx', was.order.rxNumber, is.order.rxNumber],
  ];
  return sides.filter(([, from, to]) => from !== to).map(([what, from, to]) => ({ what, from, to }));
}

const stopText = ({ to }: MarOrderInput, dates: DateStyle | undefined): string => (to === null ? 'open' : endText(to, dates));

/** What must be looked at of an order on the coming record, whether or not it is new. */
function looksOf({ order, lastFillOn }: EditOrder, { days, identity: { dates } }: EditListInput): readonly (readonly [EditMark, string])[] {
  const held = order.holds.filter((hold) => overlaps(hold, span(days)));
  const ends = order.to !== null && lastDayOf(order.to) < days.to ? [`The order ends after ${endText(order.to, dates)}.`] : lastFillOn < days.to ? [`Its prescription may be filled until ${dateText(lastFillOn, dates)}: a new one is needed.`] : [];
  return [
    ...held.map((hold): readonly [EditMark, string] => ['ON HOLD', `${holdText(hold, dates)}.`]),
    ...ends.map((text): readonly [EditMark, string] => ['ENDS', text]),
    ...(purposeOf(order) === null ? [['NO PURPOSE', 'What it is for is not on the order: ask the prescriber.'] as const] : []),
    ...(directionsOf(order).asWritten ? [['ASK', 'Its directions could not be read: ask before the first dose.'] as const] : []),
  ];
}

/** The line of an order; null = it is as it was, and nothing is to be looked at. */
function lineOf(was: EditOrder | undefined, is: EditOrder | undefined, input: EditListInput): EditLine | null {
  const named = is ?? was;
  if (named === undefined) return null;
  const base = { drug: drugLine(named.order.product), rx: `Rx ${named.order.rxNumber}` };
  const { dates } = input.identity;
  if (is === undefined) {
    const { to } = named.order;
    return { ...base, marks: ['STOPPED'], texts: [to === null ? 'Not on the coming record.' : `Ended after ${endText(to, dates)}.`], changes: [] };
  }
  const looks = looksOf(is, input);
  const changes = was === undefined ? [] : changesOf(was, is, input);
  const [first, ...rest] = EDIT_MARKS.filter((mark) => (mark === 'NEW' && was === undefined) || (mark === 'CHANGED' && changes.length > 0) || looks.some(([look]) => look === mark));
  if (first === undefined) return null;
  const given = was === undefined ? [[directionsOf(is.order).text, `From ${startText(is.order.from, dates)}.`].join(' ')] : [];
  const hours = hoursText(is, input.days);
  return { ...base, marks: [first, ...rest], texts: [...given, ...(hours === null ? [] : [hours]), ...looks.map(([, text]) => text)], changes };
}

/** Of each line one order, the newest: a renewal is the same line under another number. */
function byLine(orders: readonly EditOrder[], days: DayRange): ReadonlyMap<string, EditOrder> {
  const given = orders.filter(({ order }) => overlaps(order, span(days)));
  return new Map(given.toSorted((a, b) => a.order.from - b.order.from || byCodePoint(a.order.rxNumber, b.order.rxNumber)).map((one) => [one.lineId, one]));
}

const rank = ({ marks }: EditLine): number => EDIT_MARKS.indexOf(marks[0]);

function personOf({ resident, before, now }: EditResident, input: EditListInput): EditListModel['people'][number] {
  const [was, is] = [byLine(before, input.inUse), byLine(now, input.days)];
  // What stopped is told as it is known now: with the end that it came to have.
  const last = new Map(now.map((one) => [one.lineId, one]));
  const lines = [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const stopped = was.get(id);
    const ended = is.has(id) || stopped === undefined ? stopped : { ...stopped, order: { ...stopped.order, to: last.get(id)?.order.to ?? stopped.order.to } };
    return lineOf(ended, is.get(id), input) ?? [];
  });
  const listed = new Set(lines.map(({ rx }) => rx));
  return {
    name: printedName(resident.familyName, resident.givenName), identifiers: `DOB ${dateText(resident.dateOfBirth, input.identity.dates)} · ${resident.room} · ${resident.recordNumber}`,
    lines: lines.toSorted((a, b) => rank(a) - rank(b) || byCodePoint(a.drug.toLowerCase(), b.drug.toLowerCase()) || byCodePoint(a.rx, b.rx)),
    unchanged: [...is.values()].filter(({ order }) => !listed.has(`Rx ${order.rxNumber}`)).length,
  };
}

const WORDS: Readonly<Record<EditMark, string>> = { NEW: 'new', CHANGED: 'changed', STOPPED: 'stopped', 'ON HOLD': 'on hold', ENDS: 'end', 'NO PURPOSE': 'without a purpose', ASK: 'to ask about' };

/**
 * The edit list of a wing at changeover (D34): every order that is other on the coming record than on the one in use stands on it once, with
 * what else must be looked at; the rest is counted. Residents in the order given. Both records are written from orders, neither from the other (R503).
 */
export function buildEditList(input: EditListInput): EditListModel {
  const { paper, identity, facility, wing, pharmacy, days, inUse, inUseMadeAt } = input;
  const people = input.residents.map((resident) => personOf(resident, input));
  const lines = people.flatMap((person) => person.lines);
  return {
    kind: 'edit-list', paper, identity, facility, wing, pharmacy, title: daysTitle(days, identity.dates), compared: `compared with the records of ${daysTitle(inUse, identity.dates)} as known ${inUseMadeAt}`, people,
    totals: [...EDIT_MARKS.map((mark) => ({ label: WORDS[mark], value: String(lines.filter(({ marks }) => marks.includes(mark)).length) })), { label: 'as before', value: String(people.reduce((sum, { unchanged }) => sum + unchanged, 0)) }],
    checks: CHECKS,
  };
}
