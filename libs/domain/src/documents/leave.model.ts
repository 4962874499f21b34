import type { DocumentIdentity, DrugText, Paper } from './document-frame.js';

/** One dose of a leave, as the resident or the family reads it. */
export interface LeaveDose {
  /** `8:00 AM` (D112). */
  readonly time: string;
  /** `in the morning` */
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
  readonly cautions: readonly string[];
}

/** What does not go along, or not all of it, why, and what to do. */
export interface LeaveOmitted {
  readonly drug: DrugText;
  readonly rxNumber: string;
  readonly reason: string;
  readonly directions: string;
}

/** The paper of a leave: what to take, by day and time, and what is not in the bag (R122, R123). */
export interface LeaveModel {
  readonly kind: 'leave';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  /** `CORMIER, Stevie`, date of birth, room. */
  readonly resident: string;
  readonly born: string;
  readonly allergies: string;
  readonly facility: string;
  readonly pharmacy: { readonly name: string; readonly address: string; readonly phone: string };
  /** `Thu 12/10/2026 8:00 AM until Sun 12/13/2026 6:00 PM` */
  readonly period: string;
  readonly days: readonly { readonly date: string; readonly doses: readonly LeaveDose[] }[];
  readonly medicines: readonly LeaveMedicine[];
  readonly omitted: readonly LeaveOmitted[];
}
