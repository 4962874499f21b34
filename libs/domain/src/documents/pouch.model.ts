import type { PrintedGeometry } from './calibration.model.js';
import type { PassText } from './card.model.js';
import type { DocumentIdentity, ResidentHeader } from './document-frame.js';

/** One pouch, complete when it is cut off (D73). */
export interface PouchFace {
  /** `Mon 12/07/2026` */
  readonly date: string;
  readonly pass: PassText;
  readonly lines: readonly { readonly count: string; readonly name: string; readonly strength: string; readonly looks: string }[];
  readonly items: string;
  /** Of the strip, from 1. */
  readonly number: number;
  /** `A of 2`, where one pass takes several pouches (D62); null = it takes one. */
  readonly part: string | null;
  /** `A of 2`, where the pass is divided between strips; null = it is on this one. */
  readonly strip: string | null;
}

/** The pouches of one strip, in the order in which they are torn off. */
export interface PouchModel {
  readonly kind: 'pouch';
  /** Pack type, for what a printer is off by on its film. */
  readonly packType: string;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentHeader;
  readonly packId: string;
  readonly useBy: string;
  readonly geometry: PrintedGeometry;
  readonly pouches: readonly PouchFace[];
}
