import type { BenchHead } from './bench-head.model.js';
import type { CountGrid } from './count-grid.js';
import type { DocumentIdentity, DrugText, Paper } from './document-frame.js';

/** A drug that is not in the pack as it was in the last one. */
export interface CheckDifference {
  readonly mark: 'NEW' | 'CHANGED' | 'TAKEN OUT';
  readonly drug: string;
  /** What is another: from what to what. */
  readonly changes: readonly { readonly what: string; readonly from: string; readonly to: string }[];
  /** What to see, or not to see, in the pack. */
  readonly expect: string;
}

/** A drug of the pack, counted the other way. */
export interface CheckDrug {
  readonly drug: DrugText;
  readonly schedule: string | null;
  readonly looks: string;
  readonly directions: string;
  /** `1 at 0800, 1 at 2000` */
  readonly counts: string;
  /** `Rx 602115` */
  readonly rx: string;
  /** `0087-6071-11`; its last four digits are what is compared with the bottle. */
  readonly ndc: string;
  /** `lot 7K21, expires 03/31/2027: 14 out of C-0061963-8`; none = not filled yet. */
  readonly lots: readonly string[];
  readonly total: string;
}

/** What a pharmacist checks a pack by (D82): what differs first, then parts of units and odd days, then counts. */
export interface CheckSheetModel {
  readonly kind: 'check-sheet';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly head: BenchHead;
  /** `2 of 6 drugs, against K-0061963-8` */
  readonly against: string;
  readonly differences: readonly CheckDifference[];
  /** Halves and odd days. */
  readonly oddities: readonly { readonly drug: string; readonly text: string }[];
  readonly grid: CountGrid;
  /** Items of each column of the grid; empty where it has none. */
  readonly columnItems: readonly string[];
  /** `98 items, 84 tablets and capsules` */
  readonly sum: string;
  readonly drugs: readonly CheckDrug[];
}
