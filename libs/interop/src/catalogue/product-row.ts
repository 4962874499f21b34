import type { Milli } from '@cyclefill/domain/kernel';
import type { DeaSchedule } from '@cyclefill/domain/law';
import type { ProductHandling } from '@cyclefill/domain/packing';
import type { BilledNdc } from './ndc.js';

/** Kinds of marketing application that rules look at; '' = not known. */
export const APPLICATION_TYPES = ['NDA', 'ANDA', 'BLA', 'OTC'] as const;
export type ApplicationType = (typeof APPLICATION_TYPES)[number] | '';

/** One marketed package of a drug, as a catalogue describes it. */
export interface ProductRow {
  readonly line: number;
  readonly ndc: BilledNdc;
  readonly rxcui: string;
  readonly ingredientRxcui: string;
  readonly name: string;
  /** Several ingredients are divided by ` / ` or `; `. */
  readonly ingredient: string;
  readonly proprietaryName: string;
  readonly brand: boolean;
  readonly applicationType: ApplicationType;
  readonly labeler: string;
  readonly strength: string;
  readonly form: string;
  readonly category: string;
  readonly route: string;
  /** '' = the catalogue does not say. */
  readonly doseUnit: string;
  readonly schedule: DeaSchedule | null;
  readonly therapeuticClass: string;
  /** What a unit looks like, for people; '' = not known. */
  readonly looks: string;
  readonly packageDescription: string;
  readonly packageSize: Milli | null;
  /** Days after opening on which it must be thrown away; null = no such limit is known. */
  readonly discardAfterDays: number | null;
  /** Longest side of a tablet or capsule in millimetres; null = the catalogue does not say. */
  readonly unitLengthMm: number | null;
  readonly handling: ProductHandling;
}
