import type { AllergyLine, DocumentIdentity, DrugText, Paper } from './document-frame.js';

/** A resident of the wing, as a nurse must know them without the system. */
export interface KitResident {
  readonly name: string;
  readonly room: string;
  /** `DOB 04/23/1929`, record number. */
  readonly identifiers: readonly string[];
  readonly nameAlert: boolean;
  readonly allergies: AllergyLine;
  /** null = none is recorded. */
  readonly codeStatus: string | null;
}

/** An order that is no dose out of the pack: given as needed, or out of a container of its own. */
export interface KitOrder {
  readonly drug: DrugText;
  readonly directions: string;
  /** Schedule, purpose, Rx number. */
  readonly about: readonly string[];
  /** `ON HOLD since 12/06/2026, no end date`; none = it is given. */
  readonly holds: readonly string[];
}

/** Orders of one kind, by resident. */
export interface KitOrders {
  readonly title: string;
  readonly about: string;
  readonly residents: readonly { readonly who: string; readonly orders: readonly KitOrder[] }[];
}

/** What lies on top of a wing's records for the day on which the system is down: until when it may be used, who lives there, and what is not in the packs. */
export interface DowntimeKitModel {
  readonly kind: 'downtime-kit';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly facility: string;
  readonly wing: string;
  /** `As of 12/07/2026 0300 UTC-05:00` and until when. */
  readonly standing: readonly string[];
  /** Whom to call before it is used any later. */
  readonly warning: string;
  readonly steps: readonly string[];
  /** What belongs to it, with counts. */
  readonly contents: readonly string[];
  readonly residents: readonly KitResident[];
  readonly lists: readonly KitOrders[];
}
