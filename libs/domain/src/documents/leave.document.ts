import { type LocalMinute, type Milli, addMilli, byCodePoint, dayOf, minuteOf } from '@cyclefill/domain/kernel';
import type { PackedDose } from '@cyclefill/domain/packing';
import { countText, looksText, unitText } from '@cyclefill/domain/sig';
import { takenAloneCautions } from './cautions.js';
import type { AllergyLine, DateStyle, DocumentIdentity, Paper } from './document-frame.js';
import type { LeaveDose, LeaveModel } from './leave.model.js';
import { type OrderPrint, drugText, ownDirectionsOf, purposeOf } from './order-print.js';
import { homeDays } from './home-days.js';
import { daypartPhrase } from './pass-text.js';
import { clockText, longDate } from './print-dates.js';
import { type ResidentPrint, residentHeader } from './resident-print.js';

/** Why an order does not go along; `short` = a part of it could not be supplied. */
export const LEAVE_REASONS = ['as_needed', 'own_container', 'cannot_be_told', 'no_dose', 'controlled', 'not_sent', 'short'] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];

/** One order that goes along, with the doses in its bag. */
export interface LeaveTaken {
  readonly order: OrderPrint;
  readonly packId: string;
  readonly doses: readonly PackedDose[];
}

/** One order that does not, or not all of it; `units` are what is missing. */
export interface LeaveLeftOut {
  readonly order: OrderPrint;
  readonly reason: LeaveReason;
  readonly units: Milli | null;
}

/** Everything the paper of a leave or of going home is made of. */
export interface LeavePaperInput {
  readonly kind: LeaveModel['kind'];
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentPrint;
  readonly pharmacy: LeaveModel['pharmacy'];
  readonly from: LocalMinute;
  readonly to: LocalMinute;
  readonly taken: readonly LeaveTaken[];
  readonly leftOut: readonly LeaveLeftOut[];
}

function allergiesText(line: AllergyLine): string {
  if (line.kind === 'known') return line.items.join(', ');
  return line.kind === 'none_known' ? line.text : 'NOT RECORDED: ask the nurse';
}

const amountOf = (units: Milli, { product }: OrderPrint): string => `${countText(units)} ${unitText(units, product.doseUnit)}`;

/** What a family does about it, in a sentence. */
function reasonText({ order, reason, units }: LeaveLeftOut, kind: LeaveModel['kind']): string {
  switch (reason) {
    case 'as_needed':
      return 'Only when needed, so it has no times here. Ask the nurse for it before you leave.';
    case 'own_container':
      return 'Goes along in its own container, not in a bag. Ask the nurse for it, and give it as it says here.';
    case 'cannot_be_told':
      return 'Its times could not be read from the prescription. Ask the pharmacy before you leave.';
    case 'no_dose':
      return kind === 'leave' ? 'No dose falls into this leave.' : 'No dose falls into these days.';
    case 'controlled':
      return 'A controlled medicine that no prescriber has ordered to go home with you, so it stays here. Ask the nurse before you leave.';
    case 'not_sent':
      return 'You do not go home with it. Ask the nurse before you leave whether to go on taking it.';
    default:
      return `${units === null ? 'A part' : amountOf(units, order)} could not be supplied. Ask the nurse or the pharmacy before you leave.`;
  }
}

function daysOf(taken: readonly LeaveTaken[], dates: DateStyle | undefined): LeaveModel['days'] {
  const doses = taken.flatMap(({ order, doses: own }) => own.map((dose) => ({ ...dose, order })));
  const ordered = doses.toSorted((a, b) => a.at - b.at || byCodePoint(drugText(a.order.product).name, drugText(b.order.product).name) || byCodePoint(a.order.rxNumber, b.order.rxNumber));
  const days = [...new Set(ordered.map(({ at }) => dayOf(at)))];
  return days.map((day) => ({
    date: longDate(day, dates),
    doses: ordered.filter(({ at }) => dayOf(at) === day).map(({ at, dose, order }): LeaveDose => ({
      time: clockText(minuteOf(at)), daypart: daypartPhrase(minuteOf(at)), drug: drugText(order.product), amount: amountOf(dose, order),
    })),
  }));
}

/** At home: each time of the day with what is taken then, and on which days. */
function timesOf(taken: readonly LeaveTaken[], dates: DateStyle | undefined): LeaveModel['days'] {
  const minutes = [...new Set(taken.flatMap(({ doses }) => doses.map(({ at }) => minuteOf(at))))].toSorted((a, b) => a - b);
  return minutes.map((minute) => ({
    date: `${clockText(minute)}, ${daypartPhrase(minute)}`,
    doses: taken.toSorted(byDrug).flatMap(({ order, doses }) => {
      const own = doses.filter(({ at }) => minuteOf(at) === minute);
      return [...new Set(own.map(({ dose }) => dose))].map((dose): LeaveDose => {
        const { which, span } = homeDays(own.filter((one) => one.dose === dose).map(({ at }) => dayOf(at)), dates);
        return { time: which, daypart: span, drug: drugText(order.product), amount: amountOf(dose, order) };
      });
    }),
  }));
}

function lastsText(doses: LeaveTaken['doses'], dates: DateStyle | undefined): string {
  return `Enough until ${momentText(Math.max(...doses.map(({ at }) => at)) as LocalMinute, dates)}.`;
}

const momentText = (at: LocalMinute, dates: DateStyle | undefined): string => `${longDate(dayOf(at), dates)} ${clockText(minuteOf(at))}`;
const byDrug = (a: { readonly order: OrderPrint }, b: { readonly order: OrderPrint }): number =>
  byCodePoint(drugText(a.order.product).name.toLowerCase(), drugText(b.order.product).name.toLowerCase()) || byCodePoint(a.order.rxNumber, b.order.rxNumber);

/**
 * The paper of a leave (R122, R123, D110): every dose by day and time, each medicine once in plain words, and whatever is not in
 * the bag with why. Of going home the doses are told by the time of the day with the days on which they come.
 */
export function buildLeavePaper(input: LeavePaperInput): LeaveModel {
  const { kind, identity, paper, pharmacy, from, to, taken } = input;
  const { dates } = identity;
  const resident = residentHeader(input.resident, dayOf(from), dates);
  return {
    kind, paper, identity, pharmacy, resident: resident.name, born: resident.dateOfBirth, allergies: allergiesText(resident.allergies), facility: `${resident.facility} · ${resident.room}`,
    period: `${kind === 'leave' ? '' : `for ${dayOf(to) - dayOf(from)} days, `}${momentText(from, dates)} until ${momentText(to, dates)}`,
    days: kind === 'leave' ? daysOf(taken, dates) : timesOf(taken, dates),
    medicines: taken.toSorted(byDrug).map(({ order, packId, doses }) => ({
      drug: drugText(order.product), looks: looksText(order.product), directions: ownDirectionsOf(order).text, purpose: purposeOf(order),
      quantity: amountOf(addMilli(...doses.map(({ dose }) => dose)), order), rxNumber: order.rxNumber, packId, lasts: kind === 'leave' ? null : lastsText(doses, dates), cautions: takenAloneCautions(order.product),
    })),
    omitted: input.leftOut.toSorted(byDrug).map((one) => ({ drug: drugText(one.order.product), rxNumber: one.order.rxNumber, reason: reasonText(one, kind), directions: ownDirectionsOf(one.order).text })),
  };
}
