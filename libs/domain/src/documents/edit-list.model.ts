import type { DocumentIdentity, Paper } from './document-frame.js';

/** Why an order stands on the list: what is other than on the records in use comes first, then what must be looked at. */
export const EDIT_MARKS = ['NEW', 'CHANGED', 'STOPPED', 'ON HOLD', 'ENDS', 'NO PURPOSE', 'ASK'] as const;
export type EditMark = (typeof EDIT_MARKS)[number];

/** One order of a resident, once, with all there is to say of it. */
export interface EditLine {
  readonly marks: readonly [EditMark, ...EditMark[]];
  readonly drug: string;
  readonly rx: string;
  /** Directions and hours of what is given, when something ended, what is to be asked. */
  readonly texts: readonly string[];
  readonly changes: readonly { readonly what: string; readonly from: string; readonly to: string }[];
}

/** What is other on the coming records than on those in use, a wing a list (D34): for two nurses to go through before the records are used. */
export interface EditListModel {
  readonly kind: 'edit-list';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly facility: string;
  readonly wing: string;
  readonly pharmacy: string;
  /** `January 2027` */
  readonly title: string;
  /** `compared with the records of December 2026 as known on 12/01/2026 0412` */
  readonly compared: string;
  readonly people: readonly { readonly name: string; readonly identifiers: string; readonly lines: readonly EditLine[]; /** Orders that are as before. */ readonly unchanged: number }[];
  readonly totals: readonly { readonly label: string; readonly value: string }[];
  /** What is gone through with the records in hand, a box each. */
  readonly checks: readonly string[];
}
