import type { DocumentIdentity, Paper } from './document-frame.js';

/** The compounding record of one preparation, with the formula that it was made by (R227). */
export interface CompoundingRecordModel {
  readonly kind: 'compounding-record';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly title: string;
  /** Whom it is for, under which Rx, by which formula. */
  readonly about: readonly string[];
  /** Why it may not be used: nobody has checked it, or it was rejected; null = nothing stands against it. */
  readonly stop: string | null;
  readonly ingredients: readonly { readonly name: string; readonly amount: string; readonly taken: readonly string[] }[];
  readonly steps: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}
