import type { RecordKind } from '@cyclefill/domain/documents';

/** What the pages of a record are called. */
interface RecordNames {
  /** Of the PDF. */
  readonly title: string;
  /** Before the month, at the head of the pages of the grid. */
  readonly short: string;
  readonly asNeeded: string;
  readonly notes: string;
}

/** Medicines and treatments are told apart on each page (D36). */
export const RECORD_NAMES: Readonly<Record<RecordKind, RecordNames>> = {
  medication: { title: 'Medication administration record', short: 'MAR', asNeeded: 'As needed', notes: 'Notes' },
  treatment: { title: 'Treatment administration record', short: 'TAR', asNeeded: 'TAR as needed', notes: 'TAR notes' },
  insulin: { title: 'Insulin administration record', short: 'Insulin', asNeeded: 'Insulin as needed', notes: 'Insulin notes' },
  as_needed: { title: 'Log of medicines given as needed', short: 'PRN log', asNeeded: 'PRN log', notes: 'PRN log notes' },
};
