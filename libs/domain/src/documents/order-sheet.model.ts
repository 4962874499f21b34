import type { OrderSheetLayout } from './document-settings.js';
import type { DocumentIdentity, DrugText, Paper, ResidentHeader } from './document-frame.js';

/** One active order as its prescriber reads it again. */
export interface SheetOrder {
  readonly drug: DrugText;
  /** `C-II` … or null. */
  readonly schedule: string | null;
  readonly directions: string;
  /** null prints `purpose: not on order` (D15). */
  readonly purpose: string | null;
  readonly rxNumber: string;
  readonly start: string;
  /** `open`, or the last day. */
  readonly stop: string;
  readonly prescriber: string;
  /** Holds, and steps of a group: what must be known when the order is read alone. */
  readonly notes: readonly string[];
  /** The last day on which its prescription may be filled, on a recap: it is ticked there; absent on other forms. */
  readonly recertify?: string;
}

/** Orders of one kind; a section without orders says so. */
export interface SheetSection {
  readonly title: string;
  readonly orders: readonly SheetOrder[];
}

/** What ends soon, with its day and what is needed (D35). */
export interface SheetEnding {
  readonly drug: string;
  readonly rxNumber: string;
  readonly what: string;
}

/** A resident's order sheet: all active orders for the prescriber to read, sign and date (D35). */
export interface OrderSheetModel {
  readonly kind: 'order-sheet';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentHeader;
  /** `December 2026` */
  readonly title: string;
  readonly sections: readonly SheetSection[];
  readonly ending: readonly SheetEnding[];
  /** What is ordered in words that no prescription carries, to be written in: `Diet`, `Activity`. */
  readonly writeIn: readonly string[];
  /** Form of the sheet (R509). */
  readonly layout: OrderSheetLayout;
}
