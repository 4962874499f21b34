import type { LocalMinute, Weekday, Zone } from '@cyclefill/domain/kernel';
import type { TextReader } from './timing-facts.js';

/** A meal as a pass of the table. */
export type Meal = 'CM' | 'CD' | 'CV';

/** What a facility means by directions that leave days or meals open; nothing is assumed where it has not said so (D42). */
export interface Conventions {
  /** Weekdays of `n times a week`, by n. */
  readonly weekdays: ReadonlyMap<number, readonly Weekday[]>;
  /** Meals of `n times a day, before meals`, by n. */
  readonly meals: ReadonlyMap<number, readonly Meal[]>;
}

/** What a dosage is read against. */
export interface DosageContext {
  /** When the order starts, where the dosage does not say. */
  readonly start: LocalMinute;
  /** The facility's zone, for times that carry an offset. */
  readonly zone: Zone;
  /** Unit of the product's doses; null where no product is known yet. */
  readonly doseUnit: string | null;
  readonly conventions?: Conventions;
  /** Another reader of directions beside the plain one than the product's own; both are compared with the structure (D50). */
  readonly readText?: TextReader;
}
