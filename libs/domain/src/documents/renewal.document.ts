import type { LookAheadKind } from '@cyclefill/domain/cycle-fill';
import type { Day, Milli } from '@cyclefill/domain/kernel';
import { countText, unitText } from '@cyclefill/domain/sig';
import type { DocumentIdentity, Paper } from './document-frame.js';
import { type OrderPrint, directionsOf, drugLine, purposeOf, scheduleText } from './order-print.js';
import type { PrescriberPageModel } from './prescriber-page.model.js';
import { dateText } from './print-dates.js';
import { type ResidentPrint, printedName } from './resident-print.js';

/** Everything a renewal request to a prescriber is made of. */
export interface RenewalInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly pharmacy: PrescriberPageModel['pharmacy'];
  /** `` = no prescriber is on record. */
  readonly addressee: string;
  readonly npi: string;
  readonly facility: string;
  readonly resident: Pick<ResidentPrint, 'familyName' | 'givenName' | 'dateOfBirth'>;
  readonly order: OrderPrint;
  /** null = none is on record. */
  readonly prescription: { readonly writtenOn: Day; readonly refillsLeft: number; readonly unitsLeft: Milli } | null;
  /** What will fail without it; null = a fill that was asked for already fails. */
  readonly kind: LookAheadKind | null;
  /** The last day that still goes well; null = nothing is left already. */
  readonly neededOn: Day | null;
  readonly rule: string;
}

const BECAUSE: Readonly<Partial<Record<LookAheadKind, string>>> = {
  no_refills: 'No refill is left.', rx_expires: 'The prescription is too old to be filled again.', controlled_limit: 'A controlled drug may not be filled any more on this prescription.',
  cii_window: 'A Schedule II prescription cannot be refilled.', prn_day_14: 'An as-needed psychotropic drug ends after 14 days unless it is evaluated or its rationale is documented.', automatic_stop: 'The order has no stated end and stops by policy.',
};

/** What a prescriber is asked, in the order in which it is answered. */
function questionsOf({ order, kind, rule }: RenewalInput): PrescriberPageModel['questions'] {
  const { schedule } = order.product;
  const asked: readonly (readonly [text: string, rule: string])[] = [
    schedule === 'CII'
      ? ['This page is no prescription for a Schedule II drug. Please send a new signed or electronic prescription, or write here that the drug ends.', rule]
      : ['Renew as it stands? Write yes or no, and what is to be other.', rule],
    ['Quantity of each fill, and how many refills?', 'R207'],
    ...(kind === 'prn_day_14' ? [['Evaluated on which day, or why is it to go on, and until when?', rule] as const] : []),
    ...(schedule === null ? [] : [['Please state your DEA number: two letters and seven digits.', 'R207'] as const]),
    ...(purposeOf(order) === null ? [['What is it for? The order does not say.', 'D15'] as const] : []),
  ];
  return asked.map(([text, own], index) => ({ number: `${index + 1}`, text, rule: own }));
}

/** The page that asks a prescriber for a renewal (R113): why, until when the supply lasts, what is on record, and each question with room to answer. */
export function buildRenewalRequest(input: RenewalInput): PrescriberPageModel {
  const { order, prescription, resident, neededOn, kind, identity: { dates } } = input;
  const { product } = order;
  const to = [input.addressee, input.npi === '' ? '' : `NPI ${input.npi}`].filter(Boolean).join(' · ');
  const schedule = scheduleText(product.schedule);
  return {
    kind: 'renewal', title: 'Renewal request', paper: input.paper, identity: input.identity, pharmacy: input.pharmacy, to: to === '' ? 'the prescriber' : to, facility: input.facility,
    please: `${(kind === null ? null : BECAUSE[kind]) ?? 'It cannot be filled any more.'} ${neededOn === null ? 'Nothing is left to supply already.' : `Without an answer the last day we can supply is ${dateText(neededOn, dates)}.`} ${product.schedule === 'CII' ? 'Please send a new prescription.' : 'Please write, sign and send this page back, or send a new prescription.'}`,
    resident: `${printedName(resident.familyName, resident.givenName)} · DOB ${dateText(resident.dateOfBirth, dates)}`,
    received: [
      { label: 'Drug', value: `${drugLine(product)}${schedule === null ? '' : `, ${schedule}`}` }, { label: 'Rx', value: `${order.rxNumber}${prescription === null ? '' : `, written ${dateText(prescription.writtenOn, dates)}`}` },
      { label: 'Directions', value: directionsOf(order).text }, { label: 'For', value: purposeOf(order) ?? 'purpose: not on order' },
      { label: 'Left', value: prescription === null ? 'no prescription on record' : `${prescription.refillsLeft === 0 ? 'no refills' : prescription.refillsLeft === 1 ? '1 refill' : `${prescription.refillsLeft} refills`}, ${countText(prescription.unitsLeft)} ${unitText(prescription.unitsLeft, product.doseUnit)} authorised` },
    ],
    questions: questionsOf(input),
  };
}
