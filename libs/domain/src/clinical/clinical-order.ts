import type { Day, LocalMinute, MinuteRange } from '@cyclefill/domain/kernel';
import type { PrnReview } from '@cyclefill/domain/law';
import type { PassSchedule, Regimen } from '@cyclefill/domain/regimen';
import type { DrugConcept } from './drug-concept.js';

/** What the checks look at of an order. */
export interface ClinicalOrder extends MinuteRange {
  readonly orderId: string;
  /** null = the directions could not be read. */
  readonly regimen: Regimen | null;
  /** Orders of one taper or of one split dose share it: together they are one therapy. */
  readonly group: string | null;
  /** Whether a PRN order says what it is for. */
  readonly prnReasonGiven: boolean;
  readonly prnReviews: readonly PrnReview[];
  /** Milligrams of its main ingredient that its text says are the most in 24 hours; absent or null = it says none. */
  readonly statedMost?: number | null;
  readonly drug: {
    /** Its set of ingredients as one text, equal for two products of one set; '' = not known. */
    readonly ingredients: string;
    readonly therapeuticClass: string;
    /** Why a unit must not be crushed, in words; null = it may be (R408). */
    readonly doNotCrush: string | null;
    readonly concept: DrugConcept;
  };
}

/** What we handed out of an ingredient to a resident before (R401). */
export interface Given {
  /** First day of the first supply. */
  readonly since: Day;
  /** Supplies since then, that one counted. */
  readonly times: number;
}

/** What the checks know of a resident. What is null was never recorded, and is said to be not checked (R411). */
export interface ClinicalResident {
  /** As recorded, such as `Penicillin (rash)`; empty = none known. */
  readonly allergies: readonly string[] | null;
  /** Years on the day of the check. */
  readonly age: number | null;
  /** Tablets are crushed, or given by tube. */
  readonly crushMeds: boolean;
  readonly weightKg: number | null;
  readonly creatinineClearance: number | null;
  /** Hours of administration, for an order by its id. */
  readonly passesOf: (orderId: string) => PassSchedule;
  /** By key of the ingredient. */
  readonly given: ReadonlyMap<string, Given>;
}

/** Over which time orders are held against each other. */
export interface CheckedTime {
  readonly from: LocalMinute;
  /** Exclusive. */
  readonly to: LocalMinute;
}
