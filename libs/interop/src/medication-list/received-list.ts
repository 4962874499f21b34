import type { ListEntry } from '@cyclefill/domain/reconciliation';

/** A medication list as it came, in whatever format. */
export interface ReceivedList {
  /** As received. */
  readonly text: string;
  /** Its entries as they stand on a day of the facility: what ended before it is stopped. */
  readonly entriesOn: (today: string) => readonly ListEntry[];
}
