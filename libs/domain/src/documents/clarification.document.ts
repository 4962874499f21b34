import { type Day, parseDay } from '@cyclefill/domain/kernel';
import type { IntakeGap, IntakeSource } from '@cyclefill/domain/orders';
import type { PrescriberPageModel } from './prescriber-page.model.js';
import type { DocumentIdentity, Paper } from './document-frame.js';
import { dateText } from './print-dates.js';
import { printedName } from './resident-print.js';

/** What a clarification is written from; texts as they were read, empty where nothing was. */
export interface ClarificationInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly pharmacy: PrescriberPageModel['pharmacy'];
  readonly addressee: string;
  readonly npi: string;
  readonly facility: string;
  readonly resident: { readonly familyName: string; readonly givenName: string; readonly bornOn: Day } | null;
  readonly source: IntakeSource;
  readonly receivedOn: Day;
  /** Product of the catalogue, or what the prescription calls it. */
  readonly drug: string;
  readonly sigText: string;
  readonly quantity: string;
  readonly writtenOn: string;
  readonly questions: readonly IntakeGap[];
}

const SOURCES: Readonly<Record<IntakeSource, string>> = { electronic: 'electronically', fax: 'by fax', phone: 'by phone', written: 'on paper' };
const NOT_READ = 'not stated';

/** The page that asks a prescriber for what is missing (R207): to whom, about whom, what arrived, and each question with room to answer. */
export function buildClarification(input: ClarificationInput): PrescriberPageModel {
  const { resident, questions, identity: { dates } } = input;
  const written = parseDay(input.writtenOn);
  const to = [input.addressee, input.npi === '' ? '' : `NPI ${input.npi}`].filter(Boolean).join(' · ');
  return {
    kind: 'clarification',
    title: 'Prescription clarification',
    please: 'We cannot fill this prescription until the questions below are answered. Please write, sign and send this page back, or call us.',
    paper: input.paper,
    identity: input.identity,
    pharmacy: input.pharmacy,
    to: to === '' ? 'the prescriber' : to,
    facility: input.facility,
    resident: resident === null ? 'Resident not identified' : `${printedName(resident.familyName, resident.givenName)} · DOB ${dateText(resident.bornOn, dates)}`,
    received: [
      { label: 'Received', value: `${SOURCES[input.source]} on ${dateText(input.receivedOn, dates)}` },
      { label: 'Drug', value: input.drug || NOT_READ },
      { label: 'Directions', value: input.sigText || NOT_READ },
      { label: 'Quantity', value: input.quantity || NOT_READ },
      { label: 'Written', value: written === null ? NOT_READ : dateText(written, dates) },
    ],
    questions: questions.map(({ question, rule }, index) => ({ number: `${index + 1}`, text: question, rule })),
  };
}
