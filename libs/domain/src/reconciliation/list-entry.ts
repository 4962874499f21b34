import type { SigStructure } from '@cyclefill/domain/sig';

/** What a list says of a drug's state. `intended` = newly ordered. */
export const ENTRY_STATUSES = ['active', 'intended', 'on-hold', 'stopped'] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** One line of a medication list, as it was received (R304). '' = the list does not say. */
export interface ListEntry {
  /** Unique in its list. */
  readonly id: string;
  /** The drug as written: a name, or name, strength and form in one text. */
  readonly drug: string;
  readonly ndc11: string;
  readonly rxcui: string;
  readonly strength: string;
  readonly form: string;
  readonly route: string;
  /** The directions as written. */
  readonly sig: string;
  /** Directions that came as structure; they win over the text. */
  readonly structure: SigStructure | null;
  readonly status: EntryStatus;
}

/** Whether somebody gives it by this list: what is stopped is not compared as a drug that is taken. */
export const isTaken = ({ status }: ListEntry): boolean => status !== 'stopped';
