import { type Day, addDays, addMonths } from '@cyclefill/domain/kernel';

/** How long a pack may be used from the day it is made; state rules differ, so the numbers are data (R229, R232, D70). */
export interface PackDating {
  readonly cardMonths: number;
  /** Share of the maker's remaining dating a card may use, in thousandths. */
  readonly cardSharePerMille: number;
  readonly sheetDays: number;
}

/** Six months or a quarter of the remaining dating for a card; 60 days for a pack of several drugs. */
export const DEFAULT_PACK_DATING: PackDating = { cardMonths: 6, cardSharePerMille: 250, sheetDays: 60 };

/**
 * The last day a pack may be used. `expiry` is the earliest maker's expiry of what is inside, null while the lot is not
 * known; it is never passed (R230).
 */
export function useByDay(kind: 'card' | 'sheet', madeOn: Day, expiry: Day | null, dating: PackDating = DEFAULT_PACK_DATING): Day {
  const limits = kind === 'sheet' ? [addDays(madeOn, dating.sheetDays)] : [addMonths(madeOn, dating.cardMonths)];
  if (expiry !== null) {
    limits.push(expiry);
    if (kind === 'card') limits.push(addDays(madeOn, Math.floor(((expiry - madeOn) * dating.cardSharePerMille) / 1000)));
  }
  return Math.min(...limits) as Day;
}
