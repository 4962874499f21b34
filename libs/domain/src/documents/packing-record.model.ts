import type { BenchHead } from './bench-head.model.js';
import type { DocumentIdentity, Paper } from './document-frame.js';

/** A drug of the record: what was ordered, what was put in out of what, and by whom. */
export interface RecordedDrug {
  readonly drug: string;
  readonly schedule: string | null;
  /** `Rx 602115 · order version 3` */
  readonly order: string;
  /** `expected 14, packed 13: short, bottle was empty` */
  readonly balance: string;
  readonly fills: readonly { readonly what: string; readonly lot: string; readonly units: string; readonly who: string }[];
}

/** A step in the life of a pack. */
export interface RecordedStep {
  readonly at: string;
  readonly what: string;
  readonly who: string;
  readonly detail: string;
}

/** What was packed (D83): who, of which lots, how much, by which versions of the orders, and every step since. */
export interface PackingRecordModel {
  readonly kind: 'packing-record';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly head: BenchHead;
  /** Packed by, checked by, sealed when, seal, use by, replaces. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly drugs: readonly RecordedDrug[];
  /** `84 tablets of 5 drugs expected, 83 packed` */
  readonly sum: string;
  readonly steps: readonly RecordedStep[];
  /** SHA-256 over the cells and the orders, in full. */
  readonly contentHash: string;
}
