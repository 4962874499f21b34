import type { PrintedGeometry } from './calibration.model.js';
import type { DocumentIdentity, DrugText, ResidentHeader } from './document-frame.js';

/** Name, clock time and colour of a med pass on a pack (D101). */
export interface PassText {
  readonly word: 'EARLY' | 'MORNING' | 'NOON' | 'EVENING' | 'BEDTIME' | 'NIGHT' | 'AS NEEDED';
  /** 1–4 bars beside the word, so that colour is never alone; none of what is given as needed. */
  readonly bars: number;
  /** `0900`; `9:00 AM` where the resident reads it. */
  readonly clock: string;
}

/** The label of a card or container (D105): who, when, what, how, why; then the rest. */
export interface PackLabel {
  readonly drug: DrugText;
  /** Of what was compounded: what is added to the solution that stands as the drug, each once (R227). */
  readonly contents?: readonly { readonly name: string; readonly amount: string }[];
  readonly schedule: string | null;
  /** null = of no one pass: a container, a leave. */
  readonly pass: PassText | null;
  readonly directions: string;
  /** `This card: the morning dose.` or null for an order of one pass. */
  readonly passNote: string | null;
  readonly purpose: string | null;
  /** Until when it may be used, where that is a clock and not a day. */
  readonly useBefore?: string;
  /** `white capsule`; of what was compounded how it is kept. */
  readonly looks: string;
  readonly quantity: string;
  readonly unit: string;
  /** `card 1 of 2`, `own container` */
  readonly cardCount: string;
  /** Rx, prescriber, dates, NDC, lot and check lines, pharmacy: in order, each printed whole. */
  readonly reference: readonly string[];
  readonly cautions: readonly string[];
  /** The resident reads it, not a nurse: type and room are those of an outpatient label (D110, R223). */
  readonly reader?: 'self';
}

/** The label of a one-drug card, which is of one pass. */
export interface CardLabel extends PackLabel {
  readonly pass: PassText;
}

/** A label that is printed by itself. */
export interface LabelModel {
  readonly identity: DocumentIdentity;
  readonly resident: ResidentHeader;
  /** Opaque pack id, printed and encoded (D96). */
  readonly packId: string;
  readonly label: PackLabel;
}

/** One cavity of a card face. */
export interface CardCavity {
  readonly position: number;
  /** Doses left before this one is given: the count is the card. */
  readonly left: number;
  /** `12/07` */
  readonly date: string;
  /** Shown when a cavity holds other than one unit: `2`, `½`. */
  readonly units: string | null;
  /** One of the last three. */
  readonly last: boolean;
}

/** One one-drug card: its label and its face. */
export interface CardModel extends LabelModel {
  readonly kind: 'card';
  /** Pack type, for what a printer is off by on its stock. */
  readonly packType?: string;
  readonly label: CardLabel;
  readonly columns: number;
  readonly capacity: number;
  /** Measures of the stock (D60); absent = the usual ones of a card of so many cavities. */
  readonly geometry?: PrintedGeometry;
  /** Weekday heads of the columns when the face runs in whole weeks, else empty. */
  readonly weekdays: readonly string[];
  readonly cavities: readonly CardCavity[];
  readonly firstDose: string;
  readonly lastDose: string;
  /** `other card: evening 1700` and the like. */
  readonly otherCards: string | null;
  readonly nextCardDue: string | null;
  /** Goes along on a leave or home: the resident takes it alone, and no next card comes although the order goes on. */
  readonly takenAlone?: true;
}
