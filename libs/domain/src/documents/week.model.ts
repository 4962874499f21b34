import type { PrintedGeometry } from './calibration.model.js';
import type { PassText } from './card.model.js';
import type { DocumentIdentity, DrugText, Paper, ResidentHeader } from './document-frame.js';

/** A line of the header card (D70): everything a cup's content can be checked against. */
export interface WeekDrugRow {
  readonly drug: DrugText;
  readonly looks: string;
  readonly purpose: string;
  /** Count for each column, `-` where none. */
  readonly counts: readonly string[];
  readonly total: string;
  readonly rxNumber: string;
  readonly prescriber: string;
}

/** One cell: complete when torn off (D73). */
export interface WeekCell {
  /** `Mon 12/07` */
  readonly date: string;
  readonly lines: readonly { readonly count: string; readonly name: string; readonly strength: string }[];
  readonly items: string;
  /** `A of 2`, where the pass is divided between packs (D62). */
  readonly part: string | null;
}

/** Why a medicine is not in the pack (D74). */
export interface NotInPack {
  readonly drug: string;
  readonly reason: string;
}

/** A pack that several drugs share: its card, and the face of its cells day by day and pass by pass. */
export interface WeekModel {
  readonly kind: 'week';
  /** Pack type, for what a printer is off by on its stock. */
  readonly packType?: string;
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentHeader;
  readonly packId: string;
  /** `Mon 12/07/2026 to Sun 12/13/2026` */
  readonly period: string;
  /** `week 1 of 2`, `pack 1 of 1` */
  readonly weekOf: string;
  readonly packOf: string;
  /** `2 of 2`: the other pack that holds doses of the same passes (D62): both are opened; null = none does. */
  readonly split: string | null;
  readonly useBy: string;
  /** Where the cells lie on the stock (D60); null = they are pouches, with faces of their own. */
  readonly geometry: PrintedGeometry | null;
  readonly passes: readonly PassText[];
  readonly drugs: readonly WeekDrugRow[];
  readonly notInPack: readonly NotInPack[];
  readonly cautions: readonly string[];
  readonly prepared: string;
  /** Row by row; `rows[day][column]`; null = nothing to give, prints a dash. */
  readonly rows: readonly (readonly (WeekCell | null)[])[];
  /** Date of each row, also for rows without a dose. */
  readonly dates: readonly string[];
  /** The resident reads it, not a nurse: drugs have their directions (D110). */
  readonly reader?: 'self';
}
