import type { DocumentIdentity, Paper } from './document-frame.js';

/** What is another than at the last delivery, for one order. */
export interface ChangeLine {
  readonly mark: 'NEW' | 'CHANGED' | 'STOPPED' | 'ON HOLD' | 'LOOKS DIFFERENT' | 'OWED';
  readonly drug: string;
  readonly rx: string;
  /** Directions of what is new, when and why something ended, how much is owed. */
  readonly text: string;
  readonly changes: readonly { readonly what: string; readonly from: string; readonly to: string }[];
}

/** The sheet that goes along with a delivery to one facility (R511): what is new, changed, stopped, of another maker, owed. */
export interface ChangeSheetModel {
  readonly kind: 'change-sheet';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly facility: string;
  readonly pharmacy: string;
  /** `Mon 12/07/2026 17:00 · route NORTH` */
  readonly departure: string;
  /** `since the delivery of 12/03/2026 1702`, or that there was none before. */
  readonly since: string;
  readonly wings: readonly { readonly title: string; readonly people: readonly { readonly name: string; readonly identifiers: string; readonly lines: readonly ChangeLine[] }[] }[];
  readonly totals: readonly { readonly label: string; readonly value: string }[];
}
