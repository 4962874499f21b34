import { type DayRange, addDays } from '@cyclefill/domain/kernel';
import type { RulePack } from './rule-pack.js';

/** What the 14-day-or-less rule looks at (R148). */
export interface ShortCycleFacts {
  readonly partD: boolean;
  /** The facility counts as long-term care for Part D: a nursing facility, not assisted living. */
  readonly partDFacility: boolean;
  /** Patient residence code of the claim; 03 = nursing facility. */
  readonly residenceCode: string;
  /** Kind of marketing application; `NDA` = brand by 505(c), whatever the product is called. */
  readonly applicationType: string;
  /** An oral tablet or capsule. */
  readonly solidOral: boolean;
  readonly therapeuticClass: string;
  /** Dispensed in the maker's own container. */
  readonly originalContainer: boolean;
  /** Found to be Part D only after another payer was billed. */
  readonly rebilled: boolean;
}

const NURSING_FACILITY = '03';

const covered = (facts: ShortCycleFacts): boolean => facts.partD && facts.partDFacility && facts.residenceCode === NURSING_FACILITY;
const brandSolid = (facts: ShortCycleFacts): boolean => facts.applicationType === 'NDA' && facts.solidOral;
const excluded = (facts: ShortCycleFacts): boolean => facts.therapeuticClass.toLowerCase() === 'antibiotic' || facts.originalContainer;

/** Whether a drug goes out in increments of at most 14 days (R148, 42 CFR 423.154): a brand oral solid of a Part D resident, unless excluded. */
export function isShortCycle(facts: ShortCycleFacts): boolean {
  return covered(facts) && brandSolid(facts) && !excluded(facts);
}

/** Codes of a dispensing by its length in days, shortest first (R149). */
const BY_DAYS: readonly (readonly [number, string])[] = [[1, '26'], [2, '25'], [3, '24'], [4, '23'], [6, '33'], [7, '22'], [13, '35'], [14, '34']];

/** The days of each increment of a supply: as it is, or in pieces of at most the rule's length, the last one shorter. */
export function incrementsOf(facts: ShortCycleFacts, days: number, pack: RulePack): readonly number[] {
  const longest = pack.rules['short-cycle.brand-days'].value;
  if (!isShortCycle(facts) || days <= longest) return [days];
  return [...Array.from({ length: Math.floor(days / longest) }, () => longest), ...(days % longest === 0 ? [] : [days % longest])];
}

/** The same as ranges of days, in order and without gap. */
export function incrementRanges(facts: ShortCycleFacts, days: DayRange, pack: RulePack): readonly DayRange[] {
  let { from } = days;
  return incrementsOf(facts, days.to - days.from, pack).map((length): DayRange => {
    const range = { from, to: addDays(from, length) };
    from = range.to;
    return range;
  });
}

/** What a dispensing is billed as. */
export interface BilledSupply {
  /** null = its directions do not say. */
  readonly days: number | null;
  /** Filled when asked for, for use as needed. */
  readonly asNeeded: boolean;
  /** Codes of why it was filled when it was, such as 14 for a leave. */
  readonly special: readonly string[];
}

/** Code of the dispensing method: 32 for an order as needed, filled on demand; else by the length. */
function methodCode({ days, asNeeded }: Pick<BilledSupply, 'days' | 'asNeeded'>): string {
  if (asNeeded) return '32';
  return days === null ? '' : (BY_DAYS.find(([longest]) => days <= longest)?.[1] ?? '');
}

function methodOf(facts: ShortCycleFacts, billed: Pick<BilledSupply, 'days' | 'asNeeded'>): string {
  if (!covered(facts) || !brandSolid(facts)) return '';
  if (facts.rebilled) return '36';
  return excluded(facts) ? '21' : methodCode(billed);
}

/**
 * Submission clarification code of one increment for a Part D claim of a facility (R149): the length of a short-cycle
 * dispensing, 21 where the rule does not apply to a brand oral solid that it excludes, 36 for one billed anew after another
 * payer. '' = the claim needs none.
 */
export function submissionClarification(facts: ShortCycleFacts, days: number): string {
  return methodOf(facts, { days, asNeeded: false });
}

/** All clarification codes of one claim, `;` between them (R149): that of the dispensing method, then why it was filled when it was. */
export function claimCodes(facts: ShortCycleFacts, billed: BilledSupply): string {
  return [methodOf(facts, billed), ...billed.special].filter((code) => code !== '').join(';');
}
