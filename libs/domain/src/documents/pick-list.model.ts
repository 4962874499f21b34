import type { DocumentIdentity, DrugText, Paper } from './document-frame.js';

/** Units of one container that the batch takes, first expiry first. */
export interface PickContainer {
  /** Where it stands, as of planning. */
  readonly place: string;
  readonly code: string;
  readonly lot: string;
  /** `08/31/2027` */
  readonly expires: string;
  readonly units: string;
}

/** What to pull of one product for the whole batch, or at one place of it (D81). */
export interface PickLine {
  readonly drug: DrugText;
  /** Three segments, `0071-1012-68`. */
  readonly ndc: string;
  readonly looks: string;
  readonly schedule: string | null;
  /** Whole units to pull, and the exact units that go into packs. */
  readonly pull: string;
  readonly packed: string;
  /** Null on a further line of a product that lies at several places. */
  readonly residents: number | null;
  readonly cards: number | null;
  /** Another strength or a look-alike name on the same list. */
  readonly warning: string | null;
  /** Empty where no stock is kept here. */
  readonly containers: readonly PickContainer[];
  /** What lies at other places, was taken already or is not in stock; null = nothing of it. */
  readonly elsewhere: string | null;
  readonly short: string | null;
}

/** Pick list of one batch, controlled drugs apart; then place by place where stock is kept here, by category where not, and by drug. */
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
