import type { DocumentIdentity, Paper, ResidentHeader } from './document-frame.js';

/** A product as somebody sees it. */
export interface AppearanceSide {
  /** `white round tablet` */
  readonly looks: string;
  /** Maker and NDC, and the strength where both sides differ in it. */
  readonly words: readonly string[];
}

/** An order whose product looks different from the one in its last pack (E21). */
export interface AppearanceLine {
  readonly drug: string;
  readonly rx: string;
  readonly was: AppearanceSide;
  readonly is: AppearanceSide;
  /** That drug and strength are what they were, or that they are not. */
  readonly statement: string;
  /** `K-0012345-6, card 1 of 2: 1 at 0800` each. */
  readonly packs: readonly string[];
}

/** One paper a wing for the nurses (E21, R511): who gets what looks different. */
export interface AppearanceSheetModel {
  readonly kind: 'appearance-sheet';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly facility: string;
  readonly wing: string;
  readonly pharmacy: string;
  /** `Mon 12/07/2026 to Sun 01/03/2027` */
  readonly period: string;
  readonly people: readonly { readonly name: string; readonly identifiers: string; readonly lines: readonly AppearanceLine[] }[];
  /** How many residents and orders; that there are none where there are none. */
  readonly summary: string;
}

/** One page a resident, to stand beside the packs (E21). */
export interface AppearancePageModel {
  readonly kind: 'appearance-page';
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentHeader;
  readonly period: string;
  readonly lines: readonly AppearanceLine[];
  /** What a reader has to know, and whom to ask. */
  readonly advice: string;
}
