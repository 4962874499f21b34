/** How long a prescription may be filled, counted from the day it was written. */
export type Validity = { readonly days: number; readonly rule: string } | { readonly months: number; readonly lastDayIncluded: boolean; readonly rule: string };

/** When a refill comes too soon (R126): elapsed share of the last supply, in thousandths, and a floor in days. */
export interface TooSoonRule {
  readonly minElapsedPerMille: number;
  /** Never before this day of a fill of `ofDaysSupply` days or more; null = no floor. */
  readonly neverBefore: { readonly day: number; readonly ofDaysSupply: number } | null;
}

/** Every number of the law and of payers that the engine uses: dated, versioned data, replaced as a whole. */
export interface RulePack {
  readonly id: string;
  readonly validity: { readonly CII: Validity; readonly CIII: Validity; readonly CIV: Validity; readonly CV: Validity; readonly none: Validity };
  /** Highest number of refills of one prescription, by schedule; absent = as authorised. */
  readonly refillCap: { readonly CIII: number; readonly CIV: number };
  readonly tooSoon: { readonly controlled: TooSoonRule; readonly notControlled: TooSoonRule };
  readonly onHandVarianceFloorMilli: number;
}

/**
 * Federal law and the payer example of R126. R204: a C-II of a long-term-care resident, day 60 still allowed. R205: C-III
 * and C-IV, six months and five refills. R222: everything else expires one year from the day written, C-V included (R206).
 */
export const US_FEDERAL_2026: RulePack = {
  id: 'us-federal-2026-11',
  validity: {
    CII: { days: 60, rule: 'R204' },
    CIII: { months: 6, lastDayIncluded: true, rule: 'R205' },
    CIV: { months: 6, lastDayIncluded: true, rule: 'R205' },
    CV: { months: 12, lastDayIncluded: false, rule: 'R222' },
    none: { months: 12, lastDayIncluded: false, rule: 'R222' },
  },
  refillCap: { CIII: 5, CIV: 5 },
  tooSoon: {
    controlled: { minElapsedPerMille: 850, neverBefore: { day: 26, ofDaysSupply: 30 } },
    notControlled: { minElapsedPerMille: 750, neverBefore: null },
  },
  onHandVarianceFloorMilli: 3000,
};
