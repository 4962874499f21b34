import type { DocumentIdentity, Paper } from './document-frame.js';

/** The report of a pharmacist's review of one resident's regimen (R213). */
export interface ReviewLetterModel {
  readonly kind: 'review-letter';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly name: string;
  readonly about: readonly string[];
  readonly to: readonly string[];
  /** What was looked at; null = nothing is said of it. */
  readonly note: string | null;
  /** That nothing was irregular; null = there are rows. */
  readonly nothing: string | null;
  readonly rows: readonly {
    readonly number: string;
    readonly mark: string | null;
    readonly drug: string;
    readonly directions: string;
    readonly class: string;
    readonly finding: string;
    readonly respondBy: string;
    /** What was done; null = there is room to write it. */
    readonly response: string | null;
  }[];
}
