import type { Finding } from '@cyclefill/domain/kernel';
import type { CsvIssue } from '@cyclefill/interop/csv';

/** Rows of one kind that an import wrote. */
export interface Tally {
  readonly added: number;
  /** A newer row closed the current one. */
  readonly changed: number;
  /** Closed without a newer one. */
  readonly withdrawn: number;
}

/** What an import does with the residents and orders that its folder names; each is counted once. */
export interface ImportSummary {
  readonly residents: { readonly added: number; readonly changed: number; readonly unchanged: number };
  /** `stopped`: known orders that the folder ends, or ends earlier; `changed`: known ones of which it says anything else otherwise. */
  readonly orders: { readonly added: number; readonly changed: number; readonly stopped: number; readonly unchanged: number };
}

/** What became of a census folder. */
export interface ImportReport {
  /** `refused`: there are errors, and the database is as it was. `unchanged`: all that the folder says was known. */
  readonly outcome: 'imported' | 'unchanged' | 'refused';
  /** The first 1,000, by file and line. */
  readonly errors: readonly CsvIssue[];
  readonly errorCount: number;
  /** The first 1,000 remarks that keep nothing from being imported. */
  readonly notices: readonly CsvIssue[];
  readonly noticeCount: number;
  /** Beds that two residents share. */
  readonly findings: readonly Finding[];
  /** Null = refused. */
  readonly summary: ImportSummary | null;
  /** By table, those that were touched. */
  readonly counts: Readonly<Record<string, Tally>>;
}
