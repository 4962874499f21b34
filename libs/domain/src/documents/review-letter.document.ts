import type { Day } from '@cyclefill/domain/kernel';
import type { IrregularityClass, ResponseOutcome } from '@cyclefill/domain/review';
import type { DocumentIdentity, Paper } from './document-frame.js';
import { dateText, longDate } from './print-dates.js';
import { type ResidentPrint, printedName } from './resident-print.js';
import type { ReviewLetterModel } from './review-letter.model.js';

/** Everything the report of a review is made of. */
export interface ReviewLetterInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentPrint;
  readonly pharmacy: string;
  /** The prescriber of most orders; '' = none is on record. */
  readonly attending: string;
  readonly reviewedOn: Day;
  readonly reviewedBy: string;
  readonly note: string;
  readonly irregularities: readonly {
    readonly number: number;
    /** Drug, Rx number and directions; null = the regimen as a whole. */
    readonly order: { readonly drug: string; readonly rxNumber: string; readonly sig: string } | null;
    readonly class: IrregularityClass;
    readonly finding: string;
    readonly urgent: boolean;
    readonly respondBy: Day;
    readonly response: { readonly outcome: ResponseOutcome; readonly note: string; readonly responder: string; readonly on: Day } | null;
  }[];
}

const CLASSES: Readonly<Record<IrregularityClass, string>> = {
  'excessive-dose': 'excessive dose, or a drug given twice', 'excessive-duration': 'excessive duration', 'inadequate-monitoring': 'inadequate monitoring', 'inadequate-indication': 'inadequate indication',
  'adverse-consequences': 'adverse consequences', other: 'another, or several',
};
const OUTCOMES: Readonly<Record<ResponseOutcome, string>> = { changed: 'Changed', 'no-change': 'No change' };

/** The separate written report of a review (R213): to attending physician, medical director and director of nursing, with resident, drug and irregularity, and room for the response to each. */
export function buildReviewLetter(input: ReviewLetterInput): ReviewLetterModel {
  const { paper, identity, resident, pharmacy, attending, reviewedOn, reviewedBy, note, irregularities } = input;
  const { dates } = identity;
  return {
    kind: 'review-letter', paper, identity, name: printedName(resident.familyName, resident.givenName),
    about: [`DOB ${dateText(resident.dateOfBirth, dates)} · ${resident.room} · ${resident.recordNumber} · ${resident.facility}`, `reviewed ${longDate(reviewedOn, dates)} by ${reviewedBy} · ${pharmacy}`],
    to: [`To the attending physician${attending === '' ? '' : `, ${attending}`}; the medical director; the director of nursing`],
    note: note === '' ? null : note, nothing: irregularities.length === 0 ? 'The regimen and the chart were reviewed. Nothing was irregular.' : null,
    rows: irregularities.map(({ number, order, class: kind, finding, urgent, respondBy, response }) => ({
      number: String(number), mark: urgent ? 'URGENT' : null, drug: order === null ? 'The regimen as a whole' : `${order.drug} · Rx ${order.rxNumber}`, directions: order === null ? '' : order.sig, class: CLASSES[kind], finding,
      respondBy: `Please respond by ${longDate(respondBy, dates)}.`, response: response === null ? null : `${OUTCOMES[response.outcome]}: ${response.note} · ${response.responder}, ${longDate(response.on, dates)}`,
    })),
  };
}
