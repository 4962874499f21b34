import type { BenchHead } from './bench-head.model.js';
import type { DocumentIdentity, DrugText, Paper } from './document-frame.js';

/** One controlled drug of a pack with a line for every unit that is taken out (D84). */
export interface CountSheetModel {
  readonly kind: 'count-sheet';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly head: BenchHead;
  readonly drug: DrugText;
  readonly schedule: string;
  readonly looks: string;
  readonly directions: string;
  readonly rx: string;
  readonly ndc: string;
  /** `28 tablets` */
  readonly quantity: string;
  readonly lots: readonly string[];
  /** What is there before each dose is taken out, from the whole amount down; after the last one nothing is. */
  readonly lines: readonly { readonly count: string; readonly dose: string; readonly left: string }[];
}
