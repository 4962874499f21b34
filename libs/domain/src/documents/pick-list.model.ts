import type { DocumentIdentity, DrugText, Paper } from './document-frame.js';

/** What to pull of one product for the whole batch (D81). */
export interface PickLine {
  readonly drug: DrugText;
  /** Three segments, `0071-1012-68`. */
  readonly ndc: string;
  readonly looks: string;
  readonly schedule: string | null;
  /** Whole units to pull, and the exact units that go into packs. */
  readonly pull: string;
  readonly packed: string;
  readonly residents: number;
  readonly cards: number;
  /** Another strength or a look-alike name on the same list. */
  readonly warning: string | null;
}

/** Pick list of one batch, by category then drug; controlled drugs apart. */
export interface PickListModel {
  readonly kind: 'pick';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly facility: string;
  readonly pharmacy: string;
  readonly window: string;
  readonly sections: readonly { readonly title: string; readonly lines: readonly PickLine[] }[];
  readonly totals: readonly { readonly label: string; readonly value: string }[];
  /** Orders of the batch that get nothing, and why. */
  readonly leftOut: readonly { readonly resident: string; readonly drug: string; readonly rxNumber: string; readonly reason: string }[];
}
