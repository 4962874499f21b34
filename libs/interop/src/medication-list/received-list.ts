import type { ListEntry } from '@cyclefill/domain/reconciliation';

/** A medication list as it came, in whatever format. */
export interface ReceivedList {
  /** As received. */
  readonly text: string;
  /** When the person whom it is of was born, `1950-04-01` or less exactly; null = it does not say. */
  readonly bornOn: string | null;
  /** Its entries as they stand on a day of the facility: what ended before it is stopped. */
  readonly entriesOn: (today: string) => readonly ListEntry[];
}
