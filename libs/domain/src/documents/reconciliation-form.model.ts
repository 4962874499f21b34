import type { DocumentIdentity, Paper } from './document-frame.js';

/** One row of the form: a drug on both lists, or on one. */
export interface ReconciliationFormRow {
  readonly number: string;
  /** `DOSE`, the gravest difference; `SAME` = none. */
  readonly mark: string;
  /** Other differences, and that the drug is one of high alert. */
  readonly more: readonly string[];
  /** Each side as it was; empty = it has none. */
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  /** How near they are, and what they were matched by. */
  readonly match: string;
  /** What was decided, by whom, when and why; null = nothing yet. */
  readonly decided: string | null;
}

/** The form of a reconciliation (R305): both lists row by row, what was decided and who signed. */
export interface ReconciliationFormModel {
  readonly kind: 'reconciliation-form';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly name: string;
  /** Date of birth, room, number; kind, source and dates. */
  readonly about: readonly string[];
  /** Why it must not be worked by yet, or no more; null = it is settled. */
  readonly stop: string | null;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly rows: readonly ReconciliationFormRow[];
  /** Signed for each side; null = not yet, so there is a line to sign on. */
  readonly signatures: readonly { readonly side: string; readonly signed: string | null }[];
}
