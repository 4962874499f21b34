import type { MedicationStatement } from 'fhir/r4.js';
import { type Stamp, stamped } from './stamp.js';

/** One line of a list that came to be reconciled. */
export interface ListLineFacts extends Stamp {
  readonly residentId: string;
  readonly drug: string;
  readonly strength: string;
  readonly form: string;
  readonly directions: string;
  /** Where the list is from, such as `hospital`. */
  readonly source: string;
  readonly openedAt: Date;
  readonly isWithdrawn: boolean;
}

/** What another list says that a resident takes: words as they came. Whether it is taken is what the reconciliation is for, so the status is not known. */
export function medicationStatementResource(line: ListLineFacts): MedicationStatement {
  const { residentId, drug, strength, form, directions, source, openedAt, isWithdrawn } = line;
  return {
    resourceType: 'MedicationStatement', ...stamped(line),
    status: isWithdrawn ? 'entered-in-error' : 'unknown',
    medicationCodeableConcept: { text: [drug, strength, form].filter(Boolean).join(' ') },
    subject: { reference: `Patient/${residentId}` },
    dateAsserted: openedAt.toISOString(),
    informationSource: { display: source },
    ...(directions !== '' && { dosage: [{ text: directions }] }),
  };
}
