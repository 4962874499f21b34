import type { Product } from './product.js';
import type { Timing } from './timing.js';

export const PLANTED_PROBLEMS = [
  'expired_prescription', 'no_refills_remaining', 'refill_too_soon', 'cii_older_than_60_days', 'on_hand_variance',
  'civ_refills_used', 'civ_older_than_6_months', 'half_tablet_unsplittable', 'allergies_not_recorded',
  'prescriber_missing', 'duplicate_ingredient', 'do_not_crush', 'brand_part_d',
] as const;

export type PlantedProblem = (typeof PLANTED_PROBLEMS)[number];

/** An order as the prescriber means it; quantities, dates of supply and wording follow from it. Days from 1970-01-01. */
export interface OrderIntent {
  readonly product: Product;
  readonly indication: string;
  readonly timing: Timing;
  /** Dose units at each time; the largest step of a sliding scale. */
  readonly dose: number;
  readonly slidingScale: boolean;
  /** Empty for a routine order. */
  readonly asNeededFor: string;
  readonly note: string;
  readonly start: number;
  /** Last day given, or null. */
  readonly stop: number | null;
  /** Length of a course that is supplied whole at its start, or null. */
  readonly courseDays: number | null;
  readonly holdFrom: number | null;
  /** Last day held; null with a `holdFrom` means until further notice. */
  readonly holdTo: number | null;
  /** Quantity of one package for products supplied in whole packages, else null. */
  readonly pack: number | null;
  readonly group: string;
  readonly step: string;
  readonly problem: PlantedProblem | null;
}
