import type { BenchHead } from './bench-head.model.js';
import type { CountGrid } from './count-grid.js';
import type { DocumentIdentity, DrugText, Paper } from './document-frame.js';

/** One drug, put through the whole pack before the next is opened. */
export interface FillStep {
  /** `1 of 5` */
  readonly number: string;
  readonly drug: DrugText;
  readonly schedule: string | null;
  readonly looks: string;
  readonly rx: string;
  readonly ndc: string;
  /** `GLOVES: hazardous drug`, names that are mistaken for it in this pack. */
  readonly warnings: readonly string[];
  /** `B-07 · C-0061963-8 · lot 7K21, expires 03/31/2027`; none = no stock is kept for it. */
  readonly takeFrom: readonly string[];
  /** `14 tablets` */
  readonly amount: string;
  /** Halves and odd days in words; null = the same whole number every day. */
  readonly oddity: string | null;
  readonly grid: CountGrid;
  /** What is in already: lots with amounts; none = nothing is. */
  readonly filled: readonly string[];
}

/** What a technician fills a pack by (D80): drug by drug, where each tablet goes. */
export interface FillGuideModel {
  readonly kind: 'fill-guide';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly head: BenchHead;
  readonly steps: readonly FillStep[];
  /** `84 tablets and 14 capsules of 5 drugs` */
  readonly sum: string;
}
