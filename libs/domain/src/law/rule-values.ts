/** How long a prescription may be filled, counted from the day it was written. */
export type Validity = { readonly days: number } | { readonly months: number; readonly lastDayIncluded: boolean };

/** When a refill comes too soon (R126): elapsed share of the last supply, in thousandths, and a floor in days. */
export interface TooSoonRule {
  readonly minElapsedPerMille: number;
  /** Never before this day of a fill of `ofDaysSupply` days or more; null = no floor. */
  readonly neverBefore: { readonly day: number; readonly ofDaysSupply: number } | null;
}

/** How long a card of one drug may be used (R229): each limit null where it is not set; the maker's expiry always holds (R230). */
export interface CardDating {
  readonly months: number | null;
  /** Share of the maker's remaining dating, in thousandths. */
  readonly sharePerMille: number | null;
}

/**
 * Whether an automatic refill needs consent (R129): none, a standing one of the resident, or a request of the facility for
 * each window.
 */
export const CONSENT_RULES = ['none', 'standing', 'each-window'] as const;
export type ConsentRule = (typeof CONSENT_RULES)[number];

/** Where a preparation is kept. */
export const STORAGES = ['room', 'cold'] as const;
export type Storage = (typeof STORAGES)[number];

/** How many hours a category of compounded preparation may be used, kept so. */
export interface BeyondUse {
  readonly category: string;
  readonly storage: Storage;
  readonly hours: number;
}

/** Every number that the law, a payer or a facility sets. null = no such limit. */
export interface RuleValues {
  readonly 'validity.CII': Validity;
  readonly 'validity.CIII': Validity;
  readonly 'validity.CIV': Validity;
  readonly 'validity.CV': Validity;
  readonly 'validity.none': Validity;
  /** Days after which a C-II that was never filled is void, from the day written or the earliest fill date (R201). */
  readonly 'cii.first-fill-days': number | null;
  /** Days that several C-II prescriptions issued together may cover (R201). */
  readonly 'cii.series-days': number;
  /** Hours for the rest of a C-II that the pharmacy could not supply whole (R202). */
  readonly 'cii.short-stock-hours': number;
  /** Days from the day written for a part asked for by patient or prescriber (R203). */
  readonly 'cii.requested-part-days': number;
  /** Whether a part may be given because patient or prescriber asked for it; a state may forbid it (R203). */
  readonly 'cii.requested-part-allowed': boolean;
  /** Hours from issue for the rest of an emergency oral C-II (R203). */
  readonly 'cii.emergency-part-hours': number;
  /** Days in which the signed prescription must follow an emergency oral one (R208). */
  readonly 'cii.emergency-paper-days': number;
  readonly 'refill-cap.CIII': number | null;
  readonly 'refill-cap.CIV': number | null;
  readonly 'refill-cap.CV': number | null;
  readonly 'refill-cap.none': number | null;
  readonly 'too-soon.CII': TooSoonRule;
  readonly 'too-soon.CIII-V': TooSoonRule;
  readonly 'too-soon.none': TooSoonRule;
  readonly 'auto-refill.consent': ConsentRule;
  /** Days of a PRN order of a psychotropic, its first day counted (R215). */
  readonly 'prn-psychotropic.days': number;
  /** Days after which an order of an acute class without a stated duration is to stop (R221). */
  readonly 'automatic-stop.acute-days': number;
  /** Longest increment of a brand oral solid for a Part D resident of an LTC facility (R148). */
  readonly 'short-cycle.brand-days': number;
  readonly 'card.dating': CardDating;
  /** Days a pack of several drugs may be used (R232). */
  readonly 'med-pak.days': number;
  /** Longest supply in a pack of several drugs (R233). */
  readonly 'med-pak.supply-days': number | null;
  /** Whether several drugs are packed together only with consent of patient, caregiver or prescriber (R231). */
  readonly 'med-pak.consent': boolean;
  /** Beyond-use dates of what is compounded, each category and storage once; none = it may not be made so. */
  readonly 'compounding.beyond-use': readonly BeyondUse[];
  readonly 'on-hand.variance-floor-milli': number;
  /** Days between the due time of an exception and the window's start: time to pack (R114). */
  readonly 'exception.packing-days': number;
  /** Days before a build from which its failures are listed (R113). */
  readonly 'look-ahead.days': number;
  /** Days that a resident goes home with at a discharge, where nobody says otherwise (R123). */
  readonly 'discharge.supply-days': number;
  /** Days that a lot must last beyond the last dose in its pack, else it is short-dated at the bench (D94). */
  readonly 'bench.short-date-days': number;
  /** Ingredients, one lower-case word each, that harm most when they are wrong: a named risk of the check (R309). */
  readonly 'bench.high-alert': readonly string[];
  /** Milligrams of acetaminophen in a day, over all orders, from which a person looks (R407); the stop is no setting. */
  readonly 'clinical.acetaminophen-warn-mg': number;
  /** Days in which the attending responds to an irregularity of a regimen review, and to an urgent one (R213). */
  readonly 'review.response-days': number;
  readonly 'review.urgent-days': number;
}
export type RuleKey = keyof RuleValues;
