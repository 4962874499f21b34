import type { DocumentIdentity, Paper } from './document-frame.js';

/** One thing of a delivery: a pack, or a container of what is in no pack. */
export interface ManifestLine {
  /** `K-0061963-8`; `` = it has no code and goes by its Rx number. */
  readonly code: string;
  readonly what: string;
  /** `Rx 700123 · card 1 of 3` */
  readonly detail: string;
  readonly units: string;
  readonly tote: string;
  readonly isCold: boolean;
}

/** What one resident gets. */
export interface ManifestPerson {
  /** `CORMIER, Stevie` */
  readonly name: string;
  readonly recordNumber: string;
  readonly lines: readonly ManifestLine[];
}

/** One sheet of a manifest: what a facility gets, or its controlled drugs, signed apart. */
export interface ManifestSheet {
  readonly isControlled: boolean;
  readonly facility: string;
  readonly totes: readonly { readonly code: string; readonly words: readonly string[] }[];
  readonly wings: readonly { readonly title: string; readonly people: readonly ManifestPerson[] }[];
  readonly totals: readonly { readonly label: string; readonly value: string }[];
  /** Who signs, in the order of signing. */
  readonly signatures: readonly string[];
}

/** What a van carries, for its driver and for who receives it (D84). */
export interface ManifestModel {
  readonly kind: 'manifest';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly pharmacy: string;
  /** `Mon 12/07/2026 17:00 · route NORTH` */
  readonly departure: string;
  /** `Van 2 · driver A. Mbeki` */
  readonly van: string;
  readonly sheets: readonly ManifestSheet[];
}
