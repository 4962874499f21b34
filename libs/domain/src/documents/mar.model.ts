import type { DocumentIdentity, DrugText, Paper, ResidentHeader } from './document-frame.js';
import type { RecordKind } from './record-kind.js';

/** State of one cell of the grid (D20–D24): `due` prints blank, and blank means nothing else. */
export const MAR_CELL_STATES = ['due', 'not_due', 'before_start', 'after_stop', 'held', 'leave', 'hospital', 'discharged'] as const;
export type MarCellState = (typeof MAR_CELL_STATES)[number];

/** A framed tag laid over the row from a column on: `STOP after 12/19 0900`, `ON HOLD since 11/29/2026, no end date`. */
export interface MarTag {
  /** Index of the first cell, from 0. */
  readonly column: number;
  readonly text: string;
}

/** One administration time of one order. */
export interface MarRow {
  /** `0900`; empty for a row that is no time of its own, such as `remove` or `site`. */
  readonly hour: string;
  /** End of the window that begins at `hour` (D44); absent = `hour` is the time itself. */
  readonly until?: string;
  /** `1 tab`, `30 mg`, `STAT 1 tab`; or the name of a sub-row (`pulse`, `site`). */
  readonly dose: string;
  /** A removal is an action that is signed for, and no dose (D27). */
  readonly kind: 'dose' | 'measure' | 'removal';
  readonly cells: readonly MarCellState[];
  /** Due cells of the row (D25). */
  readonly due: number;
  /** Column index at which a heavy rule marks start or stop, left edge; ascending. */
  readonly edges: readonly number[];
  readonly tags: readonly MarTag[];
}

/** One order (or one taper): never split over pages (D31). */
export interface MarBlock {
  readonly drug: DrugText;
  readonly badge: 'PACK' | 'NOT IN PACK';
  /** `C-II` … or null. */
  readonly schedule: string | null;
  /** Directions in plain words, without the purpose (D51–D53). */
  readonly directions: string;
  /** Quoted and marked when it could not be read (D56). */
  readonly asWritten: boolean;
  /** `For high blood pressure.`; null prints `purpose: not on order` (D15). */
  readonly purpose: string | null;
  /** Steps of a taper: `11/30 to 12/04`, `3 tablets of 10 mg`. */
  readonly steps: readonly { readonly dates: string; readonly text: string }[];
  /** Reference lines at the foot: Rx, start, stop, prescriber, looks, quantity. */
  readonly reference: readonly string[];
  readonly rows: readonly MarRow[];
  /** `30 doses, 60 tablets` (D25). */
  readonly total: string;
  /** Rows of an order that stands on this record already, under another pass (D30). */
  readonly again?: true;
}

/** A band of blocks: scheduled in pack, scheduled not in pack. */
export interface MarSection {
  readonly title: string;
  readonly blocks: readonly MarBlock[];
}

/** An as-needed order with its log (D17, D32). */
export interface MarPrnBlock {
  readonly drug: DrugText;
  readonly schedule: string | null;
  readonly directions: string;
  readonly asWritten: boolean;
  readonly purpose: string | null;
  /** The loud box: `at least 4 hours apart`, `maximum in 24 hours: NOT ON ORDER, ask`. */
  readonly limits: readonly string[];
  /** `STOP after 12/12/2026` or null. */
  readonly stop: string | null;
  readonly reference: readonly string[];
  /** Controlled: the log has a `count left` column. */
  readonly counted: boolean;
  /** The most doses that the directions allow on the days of this record; null = they do not say. */
  readonly mostDoses: number | null;
}

/** An order that is not on the record, and why (R507). */
export interface MarOmission {
  readonly drug: string;
  readonly rxNumber: string;
  readonly reason: string;
}

/** One column of the grid. */
export interface MarDay {
  readonly number: number;
  /** `Tu` */
  readonly weekday: string;
  /** A heavier rule left of the column. */
  readonly weekStart: boolean;
  /** Name of its month, on a record of several: over its first day and over the record's first. */
  readonly month?: string;
}

/** A resident's record of some days, on which every dose is signed for: of medicines (MAR), of treatments (TAR), of insulin, or as a log of what is given as needed, which has no grid. */
export interface MarModel {
  readonly kind: 'mar';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentHeader;
  readonly record: RecordKind;
  /** `December 2026`, or the ends of other days. */
  readonly title: string;
  readonly days: readonly MarDay[];
  readonly sections: readonly MarSection[];
  readonly prn: readonly MarPrnBlock[];
  readonly omissions: readonly MarOmission[];
  /** Such as the note of a DST night (D47). */
  readonly footnotes: readonly string[];
  /** Empty blocks for handwritten orders (D33). */
  readonly spareBlocks: number;
  /** Everything on its pages is larger (R509); absent = as usual. */
  readonly print?: 'large';
}
