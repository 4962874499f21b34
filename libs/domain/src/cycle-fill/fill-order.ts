import type { DrugConcept } from '@cyclefill/domain/clinical';
import type { Day, Finding, LocalMinute, Milli, MinuteRange } from '@cyclefill/domain/kernel';
import type { DeaSchedule, EmergencyOral, PrnReview, RefillConsent, ShortCycleFacts } from '@cyclefill/domain/law';
import type { PassSchedule, Presence, Regimen } from '@cyclefill/domain/regimen';
import type { SupplyMovement } from './supply-movement.js';

/** How an order is supplied (R107–R109). */
export const FILL_MODES = ['cycle', 'on_demand', 'anniversary'] as const;
export type FillMode = (typeof FILL_MODES)[number];

/** What the rules must know of a product beside its quantities; the orders of a batch that use it share it. */
export interface DrugFacts {
  readonly ndc11: string;
  /** Its ingredients, lower case and in order: equal for two products of one set. */
  readonly ingredients: string;
  readonly therapeuticClass: string;
  /** NDA, ANDA, BLA, OTC; '' = not known. */
  readonly applicationType: string;
  readonly solidOral: boolean;
  readonly originalContainer: boolean;
  /** Days after opening on which it must be thrown away (R135); null = the catalogue does not say. */
  readonly discardAfterDays: number | null;
  /** Why a unit must not be crushed, in words; null = it may be (R408). */
  readonly doNotCrush: string | null;
  /** As the clinical checks see it. */
  readonly concept: DrugConcept;
}

/** One version of one order, with what a fill must know of its product, prescription and supply. Ids only, no names. */
export interface FillOrder {
  readonly orderId: string;
  readonly residentId: string;
  /** null = the directions could not be read; the order is on paper "as written" and never packed (D56). */
  readonly regimen: Regimen | null;
  readonly from: LocalMinute;
  /** Exclusive; null = open. */
  readonly to: LocalMinute | null;
  readonly holds: readonly MinuteRange[];
  readonly mode: FillMode;
  readonly prescriberKnown: boolean;
  /** Why the order as received cannot be trusted, such as `product_mismatch`; null = nothing against it. */
  readonly problem: string | null;
  /** A later version was recorded after the knowledge the build is made with. */
  readonly changedSince: boolean;
  readonly schedule: DeaSchedule | null;
  /** Smallest part a unit can be split into: 1000, 500 or 250 (R134). */
  readonly splitUnit: Milli;
  readonly writtenOn: Day;
  /** Earliest day on which a C-II of a series may be filled (R201); null = none. */
  readonly earliestFillOn: Day | null;
  /** Fills after the first one (R205). */
  readonly refillsUsed: number;
  /** Whether anything of the prescription was dispensed: what comes next is a refill. */
  readonly everFilled: boolean;
  /** Units of a dose in one unit of the supply, which authorisation, fills and counts are in; null = it cannot be told (R135). */
  readonly dosesPerUnit: number | null;
  /** Authorised quantity not yet dispensed (R117). */
  readonly authorisedLeft: Milli;
  readonly lastFill: { readonly on: Day; readonly quantity: Milli } | null;
  /** Counted supply of the resident and when it was counted. */
  readonly onHand: { readonly quantity: Milli; readonly at: LocalMinute } | null;
  /** What came and went beside the doses (R138): batches of earlier windows, fills on demand, returns. Absent = nothing did. */
  readonly moved?: readonly SupplyMovement[];
  readonly drug: DrugFacts;
  /** Orders of one taper or of one split dose share it: together they are one therapy. */
  readonly group: string | null;
  /** Whether a PRN order says what it is for. */
  readonly prnReasonGiven: boolean;
  /** What the prescriber documented about a PRN order (R215). */
  readonly prnReviews: readonly PrnReview[];
  /** Milligrams of its main ingredient that its text says are the most in 24 hours (R407); absent or null = it says none. */
  readonly statedMost?: number | null;
  /** Dispensed on an oral order in an emergency: where its signed prescription stands (R208); null = it is no such order. */
  readonly emergency: EmergencyOral | null;
  /** It ends by the facility's policy of automatic stops, not by its prescriber's word (R221). */
  readonly stopsByPolicy: boolean;
  /** NDC of the order's line in the window before; null = it had none. */
  readonly previousNdc11: string | null;
  /** What the checks over all orders of the resident found of it (R401, R404, R405, R407). Absent = nothing, or they were not run. */
  readonly checked?: readonly Finding[];
}

/** What the Part D rules look at of a resident and their facility (R148). */
export type Coverage = Pick<ShortCycleFacts, 'partD' | 'partDFacility' | 'residenceCode'>;

/** What holds for every order of one resident in one batch. */
export interface ResidentContext {
  readonly passes: PassSchedule;
  readonly presence: Presence;
  readonly allergiesRecorded: boolean;
  readonly placed: boolean;
  /** Tablets are crushed for this resident. */
  readonly crushMeds: boolean;
  readonly coverage: Coverage;
  /** What is on record of automatic refills (R129). */
  readonly consent: RefillConsent;
  /** A list that came with the resident and is not settled (R305). */
  readonly unreconciled?: UnsettledList;
}

/** A medication list that differs from ours in what nobody has decided and signed yet. */
export interface UnsettledList {
  /** What the resident came by: admission, readmission or transfer. */
  readonly kind: string;
  /** By midnight of this day what matters is done (R220). */
  readonly dueOn: Day;
}
