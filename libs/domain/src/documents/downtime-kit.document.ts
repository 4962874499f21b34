import { type DayRange, atMinute, byCodePoint, overlaps } from '@cyclefill/domain/kernel';
import type { DateStyle, DocumentIdentity, Paper } from './document-frame.js';
import type { DowntimeKitModel, KitOrder, KitOrders, KitResident } from './downtime-kit.model.js';
import { type MarOrderInput, holdText } from './mar-order.js';
import { directionsOf, drugText, purposeOf, scheduleText } from './order-print.js';
import { dateText } from './print-dates.js';
import { daysTitle } from './record-days.js';
import type { RecordKind } from './record-kind.js';
import { type ResidentPrint, printedName } from './resident-print.js';

/** A resident with the orders that records of the days speak of. */
export interface KitResidentInput {
  readonly resident: ResidentPrint;
  readonly orders: readonly MarOrderInput[];
}

/** Everything the sheets on top of a kit are made of, residents in the order of their rooms. */
export interface DowntimeKitInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly facility: string;
  readonly wing: string;
  readonly pharmacy: string;
  readonly days: DayRange;
  /** `12/08/2026 0300 UTC-05:00` */
  readonly goodUntil: string;
  readonly goodHours: number;
  readonly residents: readonly KitResidentInput[];
  /** How many records of each kind belong to the kit. */
  readonly records: Readonly<Record<RecordKind, number>>;
}

function residentOf({ resident }: KitResidentInput, dates: DateStyle | undefined): KitResident {
  const { familyName, givenName, dateOfBirth, recordNumber, room, nameAlert, allergies, codeStatus } = resident;
  return { name: printedName(familyName, givenName), room, identifiers: [`DOB ${dateText(dateOfBirth, dates)}`, recordNumber], nameAlert, allergies, codeStatus };
}

function orderOf(order: MarOrderInput, days: DayRange, dates: DateStyle | undefined): KitOrder {
  const range = { from: atMinute(days.from), to: atMinute(days.to) };
  const [schedule, purpose] = [scheduleText(order.product.schedule), purposeOf(order)];
  return {
    drug: drugText(order.product), directions: directionsOf(order).text,
    about: [...(schedule === null ? [] : [schedule]), ...(purpose === null ? [] : [purpose]), `Rx ${order.rxNumber}`],
    holds: order.holds.filter((hold) => overlaps(hold, range)).map((hold) => holdText(hold, dates)),
  };
}

/** What has hours and lies in no cell: in a container of its own, or not to be packed while nobody knows what its directions mean (D50, D56). */
const isOutsidePack = ({ prn, packaging, regimen }: MarOrderInput): boolean => !prn && (packaging === 'bulk' || regimen === null);

function listOf({ residents, days, identity: { dates } }: DowntimeKitInput, isWanted: (order: MarOrderInput) => boolean): KitOrders['residents'] {
  const range = { from: atMinute(days.from), to: atMinute(days.to) };
  return residents.flatMap(({ resident, orders }) => {
    const own = orders.filter((order) => isWanted(order) && overlaps(order, range)).toSorted((a, b) => byCodePoint(a.product.displayName.toLowerCase(), b.product.displayName.toLowerCase()) || byCodePoint(a.rxNumber, b.rxNumber));
    return own.length === 0 ? [] : [{ who: `${resident.room} · ${printedName(resident.familyName, resident.givenName)} · DOB ${dateText(resident.dateOfBirth, dates)}`, orders: own.map((order) => orderOf(order, days, dates)) }];
  });
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The sheets on top of a wing's downtime kit; every resident of the wing stands on them once, and every order that runs on the days and is not in the pack. */
export function buildDowntimeKit(input: DowntimeKitInput): DowntimeKitModel {
  const { paper, identity, facility, wing, pharmacy, days, goodUntil, goodHours, residents, records } = input;
  return {
    kind: 'downtime-kit', paper, identity, facility, wing,
    standing: [`As of ${identity.generatedAt}`, `Use until ${goodUntil}`],
    warning: `Older than ${goodHours} h: do not use without calling the pharmacy, ${pharmacy}.`,
    steps: [
      'Look at the time above. Later than that, call the pharmacy before you give anything by this kit.',
      'Orders, holds and stops told after the time above are not in it. Add what you were told since by hand, with time and initials.',
      'Sign each dose on the record of the resident. Before an as-needed dose look there for the last one.',
      'When the system is back, enter what was given from these pages and keep them with the records.',
    ],
    contents: [
      `These sheets: ${plural(residents.length, 'resident')} with allergies and code status, and what is not in the packs`,
      `Records of medicines (MAR), ${daysTitle(days, identity.dates)}: ${records.medication}`, `Records of treatments (TAR), ${daysTitle(days, identity.dates)}: ${records.treatment}`, `Insulin sheets, ${daysTitle(days, identity.dates)}: ${records.insulin}`,
      ...(records.as_needed === 0 ? [] : [`Logs of medicines as needed (PRN), ${daysTitle(days, identity.dates)}: ${records.as_needed}`]),
    ],
    residents: residents.map((resident) => residentOf(resident, identity.dates)),
    lists: [
      { title: 'As needed', about: 'given when asked for or seen to be needed', residents: listOf(input, ({ prn }) => prn) },
      { title: 'Not in the pack', about: 'given at its hours out of a container of its own, or as written where its directions could not be read', residents: listOf(input, isOutsidePack) },
    ],
  };
}
