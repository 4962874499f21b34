import { type Day, addDays, addMonths } from '@cyclefill/domain/kernel';
import type { CardDating, RulePack } from '@cyclefill/domain/law';

/** Where neither the rules nor a lot set a limit: what a careful pharmacy would write. */
const CAUTIOUS_MONTHS = 6;

function cardLimits(madeOn: Day, expiry: Day | null, { months, sharePerMille }: CardDating): readonly Day[] {
  const limits: Day[] = months === null ? [] : [addMonths(madeOn, months)];
  if (expiry !== null && sharePerMille !== null) limits.push(addDays(madeOn, Math.floor(((expiry - madeOn) * sharePerMille) / 1000)));
  return limits;
}

/**
 * The last day a pack may be used, by the rules of its state (R229, R232, D70). `expiry` is the earliest maker's expiry of what is inside, null while the lot is not
 * known; it is never passed (R230).
 */
export function useByDay(kind: 'card' | 'sheet', madeOn: Day, expiry: Day | null, { rules }: RulePack): Day {
  const limits = kind === 'sheet' ? [addDays(madeOn, rules['med-pak.days'].value)] : [...cardLimits(madeOn, expiry, rules['card.dating'].value)];
  if (expiry !== null) limits.push(expiry);
  return limits.length === 0 ? addMonths(madeOn, CAUTIOUS_MONTHS) : (Math.min(...limits) as Day);
}
