import type { DocumentIdentity, DrugText, Paper } from './document-frame.js';

/** What to take, as the resident or the family reads it: one dose of a leave, or at home one that comes again on certain days. */
export interface LeaveDose {
  /** `8:00 AM` (D112); at home `every day`. */
  readonly time: string;
  /** `in the morning`; at home `12/10 to 12/24/2026`. */
  readonly daypart: string;
  readonly drug: DrugText;
  /** `1 tablet` */
  readonly amount: string;
}

/** One medicine that goes along. */
export interface LeaveMedicine {
  readonly drug: DrugText;
  readonly looks: string;
  readonly directions: string;
  readonly purpose: string | null;
  /** `6 tablets` */
  readonly quantity: string;
  readonly rxNumber: string;
  readonly packId: string;
  /** At home: `Enough until Thu 12/24/2026 8:00 PM.`; null = the paper says every dose. */
  readonly lasts: string | null;
  readonly cautions: readonly string[];
}

/** What does not go along, or not all of it, why, and what to do. */
export interface LeaveOmitted {
  readonly drug: DrugText;
  readonly rxNumber: string;
  readonly reason: string;
  readonly directions: string;
}

/** The paper of a leave or of going home: what to take and when, and what is not in the bag (R122, R123). */
export interface LeaveModel {
  readonly kind: 'leave' | 'discharge';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  /** `CORMIER, Stevie`, date of birth, room. */
  readonly resident: string;
  readonly born: string;
  readonly allergies: string;
  readonly facility: string;
  readonly pharmacy: { readonly name: string; readonly address: string; readonly phone: string };
  /** `Thu 12/10/2026 8:00 AM until Sun 12/13/2026 6:00 PM`; at home with `for 14 days` before it */
  readonly period: string;
  /** By day; at home by the time of the day. */
  readonly days: readonly { readonly date: string; readonly doses: readonly LeaveDose[] }[];
  readonly medicines: readonly LeaveMedicine[];
  readonly omitted: readonly LeaveOmitted[];
}
