import { type LocalMinute, type Milli, addMilli, byCodePoint, dayOf, minuteOf } from '@cyclefill/domain/kernel';
import type { PackedDose } from '@cyclefill/domain/packing';
import { countText, looksText, unitText } from '@cyclefill/domain/sig';
import { takenAloneCautions } from './cautions.js';
import type { AllergyLine, DocumentIdentity, Paper } from './document-frame.js';
import type { LeaveDose, LeaveModel } from './leave.model.js';
import { type OrderPrint, directionsOf, drugText, purposeOf } from './order-print.js';
import { daypartPhrase } from './pass-text.js';
import { clockText, usLongDate } from './print-dates.js';
import { type ResidentPrint, residentHeader } from './resident-print.js';

/** Why an order does not go along; `short` = a part of it could not be supplied. */
export const LEAVE_REASONS = ['as_needed', 'own_container', 'cannot_be_told', 'no_dose', 'short'] as const;
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

/** Everything the paper of a leave is made of. */
export interface LeavePaperInput {
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
function reasonText({ order, reason, units }: LeaveLeftOut): string {
  switch (reason) {
    case 'as_needed':
      return 'Only when needed, so it has no times here. Ask the nurse for it before you leave.';
    case 'own_container':
      return 'Goes along in its own container, not in a bag. Ask the nurse for it, and give it as it says here.';
    case 'cannot_be_told':
      return 'Its times could not be read from the prescription. Ask the pharmacy before you leave.';
    case 'no_dose':
      return 'No dose falls into this leave.';
    default:
      return `${units === null ? 'A part' : amountOf(units, order)} could not be supplied. Ask the nurse or the pharmacy before you leave.`;
  }
}

function daysOf(taken: readonly LeaveTaken[]): LeaveModel['days'] {
  const doses = taken.flatMap(({ order, doses: own }) => own.map((dose) => ({ ...dose, order })));
  const ordered = doses.toSorted((a, b) => a.at - b.at || byCodePoint(drugText(a.order.product).name, drugText(b.order.product).name) || byCodePoint(a.order.rxNumber, b.order.rxNumber));
  const days = [...new Set(ordered.map(({ at }) => dayOf(at)))];
  return days.map((day) => ({
    date: usLongDate(day),
    doses: ordered.filter(({ at }) => dayOf(at) === day).map(({ at, dose, order }): LeaveDose => ({
      time: clockText(minuteOf(at)), daypart: daypartPhrase(minuteOf(at)), drug: drugText(order.product), amount: amountOf(dose, order),
    })),
  }));
}

const momentText = (at: LocalMinute): string => `${usLongDate(dayOf(at))} ${clockText(minuteOf(at))}`;
const byDrug = (a: { readonly order: OrderPrint }, b: { readonly order: OrderPrint }): number =>
  byCodePoint(drugText(a.order.product).name.toLowerCase(), drugText(b.order.product).name.toLowerCase()) || byCodePoint(a.order.rxNumber, b.order.rxNumber);

/** The paper of a leave (R122, R123, D110): every dose by day and time, each medicine once in plain words, and whatever is not in the bag with why. */
export function buildLeavePaper(input: LeavePaperInput): LeaveModel {
  const { identity, paper, pharmacy, from, to, taken } = input;
  const resident = residentHeader(input.resident, dayOf(from));
  return {
    kind: 'leave', paper, identity, pharmacy, resident: resident.name, born: resident.dateOfBirth, allergies: allergiesText(resident.allergies), facility: `${resident.facility} · ${resident.room}`,
    period: `${momentText(from)} until ${momentText(to)}`,
    days: daysOf(taken),
    medicines: taken.toSorted(byDrug).map(({ order, packId, doses }) => ({
      drug: drugText(order.product), looks: looksText(order.product), directions: directionsOf(order).text, purpose: purposeOf(order),
      quantity: amountOf(addMilli(...doses.map(({ dose }) => dose)), order), rxNumber: order.rxNumber, packId, cautions: takenAloneCautions(order.product),
    })),
    omitted: input.leftOut.toSorted(byDrug).map((one) => ({ drug: drugText(one.order.product), rxNumber: one.order.rxNumber, reason: reasonText(one), directions: directionsOf(one.order).text })),
  };
}
