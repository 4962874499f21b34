import type { DocumentIdentity, DrugText, Paper, ResidentHeader } from './document-frame.js';

/** An order of the record beside what the packs hold of it. */
export interface PackCheckLine {
  readonly drug: DrugText;
  readonly schedule: string | null;
  readonly looks: string;
  readonly directions: string;
  readonly rx: string;
  /** `1 at 0800, 1 at 2000`: the hours of the record. */
  readonly hours: string;
  /** `28 doses, 28 tablets` */
  readonly onRecord: string;
  /** `28 doses, 28 tablets` */
  readonly inPacks: string;
  /** Which packs: codes. */
  readonly packs: readonly string[];
  /** Why both are not the same, dose by dose; empty = they are. */
  readonly differences: readonly string[];
}

/** One page a resident for two nurses who hold packs against the record (R512). */
export interface PackCheckModel {
  readonly kind: 'pack-check';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentHeader;
  /** `Mon 12/07/2026 to Sun 01/03/2027` */
  readonly period: string;
  readonly packs: readonly { readonly code: string; readonly words: readonly string[] }[];
  readonly lines: readonly PackCheckLine[];
  /** Orders that lie in no pack, with the reason. */
  readonly notInPack: readonly { readonly drug: string; readonly rx: string; readonly reason: string }[];
  /** `4 orders in packs agree with the record` or how many do not. */
  readonly verdict: string;
}
