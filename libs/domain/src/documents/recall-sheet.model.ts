import type { DocumentIdentity, Paper } from './document-frame.js';

/** One thing that units of the lots are in, with a box to tick once it is accounted for. */
export interface RecallLine {
  /** Where it stands: `SET ASIDE`, `ON THE WAY`. */
  readonly mark: string;
  /** Its code: of a container, a pack, or a facility's kit. */
  readonly code: string;
  readonly text: string;
}

/** All that a recall reached, to be ticked off, and how it ended. */
export interface RecallSheetModel {
  readonly kind: 'recall-sheet';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  /** `amlodipine besylate 5 mg tablet, NDC 00093-0083-01` */
  readonly product: string;
  /** Lots, who called them back and why, when it was opened here and by whom. */
  readonly about: readonly string[];
  readonly sections: readonly { readonly title: string; readonly lines: readonly RecallLine[] }[];
  readonly totals: readonly { readonly label: string; readonly value: string }[];
  /** What was done, when and by whom; null = it is open. */
  readonly closure: string | null;
}
