/** Page sizes that every document knows. */
export const PAPERS = ['letter', 'a4'] as const;
export type Paper = (typeof PAPERS)[number];

/** How dates are written (D112): month first in the United States, `07 Dec 2026` elsewhere and wherever several countries read. */
export const DATE_STYLES = ['us', 'international'] as const;
export type DateStyle = (typeof DATE_STYLES)[number];

/** What identifies a printed document on each of its pages (D3). All text is ready to print. */
export interface DocumentIdentity {
  /** Such as `MAR-2026-12-FAC01-R0035`: ids only. */
  readonly id: string;
  readonly revision: number;
  readonly replaces: number | null;
  /** First eight hex digits of the hash over the order versions. */
  readonly orderSetHash: string;
  /** Facility time with UTC offset, `12/01/2026 0412 UTC-05:00`. */
  readonly generatedAt: string;
  /** ISO instant that goes into the PDF's own dates, so that bytes are reproducible. */
  readonly createdAt: string;
  /** How its pages write dates; absent = as in the United States. */
  readonly dates?: DateStyle;
  /** How often it was printed before this one, of one that is printed again: each page says `REPRINT 2`. Absent = its first print, and as it is stored. */
  readonly reprint?: number;
  /** Made to be gone through and never to give by: the word lies under each of its pages (D34). */
  readonly draft?: true;
}

/** The allergy line: never blank (D14). */
export type AllergyLine =
  | { readonly kind: 'known'; readonly items: readonly string[] }
  | { readonly kind: 'none_known'; readonly text: string }
  | { readonly kind: 'not_recorded' };

/** Who a page is about; printed on every page (D10, D111). */
export interface ResidentHeader {
  /** `CORMIER, Stevie` */
  readonly name: string;
  readonly dateOfBirth: string;
  /** `97 y` */
  readonly age: string;
  readonly sex: string;
  /** `South 207-A` */
  readonly room: string;
  readonly recordNumber: string;
  readonly allergies: AllergyLine;
  /** ICD-10 with words where known. */
  readonly diagnoses: readonly string[];
  readonly codeStatus: string | null;
  readonly attending: string;
  readonly facility: string;
  readonly pharmacy: string;
  /** Another resident of the wing has a like name (D111). */
  readonly nameAlert: boolean;
}

/** Drug name with tall-man letters, strength and form, apart so that a renderer never breaks inside a strength (D54, D55). */
export interface DrugText {
  readonly name: string;
  readonly strength: string;
  readonly form: string;
}
