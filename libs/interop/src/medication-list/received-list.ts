import type { ListEntry } from '@cyclefill/domain/reconciliation';

/** A medication list as it came, in whatever format. */
export interface ReceivedList {
  /** As received. */
  readonly text: string;
  /** When the person whom it is of was born, `1950-04-01` or less exactly; null = it does not say. */
  readonly bornOn: string | null;
  /** Allergies that it tells of beside the medications, such as `Penicillin (rash)`; those that are over, refuted or denied are not among them. */
  readonly allergies: readonly string[];
  /** Its entries as they stand on a day of the facility: what ended before it is stopped. */
  readonly entriesOn: (today: string) => readonly ListEntry[];
}
