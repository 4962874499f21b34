import type { DocumentIdentity, Paper } from './document-frame.js';

/** A page to a prescriber that asks for what a prescription lacks, or for a renewal; it is faxed, answered by hand and faxed back. */
export interface PrescriberPageModel {
  readonly kind: 'clarification' | 'renewal';
  readonly title: string;
  /** What is asked of whoever reads it. */
  readonly please: string;
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly pharmacy: { readonly name: string; readonly address: string; readonly phone: string };
  /** Name and NPI as far as known. */
  readonly to: string;
  readonly facility: string;
  /** `CORMIER, Stevie` with date of birth, or that nobody is named. */
  readonly resident: string;
  /** What arrived, as far as it could be read, or what is on record: label and text. */
  readonly received: readonly { readonly label: string; readonly value: string }[];
  readonly questions: readonly { readonly number: string; readonly text: string; readonly rule: string }[];
}
