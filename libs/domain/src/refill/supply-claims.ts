import { type Day, type DayRange, type Milli, ZERO, addDays, addMilli, dayOf } from '@cyclefill/domain/kernel';
import { type RulePack, type ShortCycleFacts, claimCodes, incrementRanges } from '@cyclefill/domain/law';
import type { DueDose } from '@cyclefill/domain/regimen';

/** One claim of what was filled outside a cycle: the whole of it, or one increment of the 14-day-or-less rule. */
export interface SupplyClaim {
  readonly serviceOn: Day;
  /** null = its directions do not say. */
  readonly daysSupply: number | null;
  readonly quantity: Milli;
  readonly clarification: string;
}

/** What was filled of one order, and why. */
export interface BilledFill {
  readonly facts: ShortCycleFacts;
  /** The doses it was made up for; none where its use cannot be told. */
  readonly doses: readonly DueDose[];
  readonly quantity: Milli;
  readonly from: Day;
  readonly daysSupply: number | null;
  readonly asNeeded: boolean;
  /** Claim codes of why it was filled when it was (R149). */
  readonly special: readonly string[];
  readonly pack: RulePack;
}

/** The days of a fill by its increments (R148), from its first dose on: what goes out and is billed by itself. */
export function fillIncrements({ facts, doses, daysSupply, pack }: Pick<BilledFill, 'facts' | 'doses' | 'daysSupply' | 'pack'>): readonly DayRange[] {
  const [first, last] = [doses[0], doses.at(-1)];
  if (first === undefined || last === undefined) return [];
  const from = dayOf(first.at);
  const to = Math.max(addDays(dayOf(last.at), 1), daysSupply === null ? 0 : addDays(from, daysSupply)) as Day;
  return incrementRanges(facts, { from, to }, pack);
}

/** Claims of one fill, in order (R148, R149): their quantities add up to what was filled, to the unit; what is in no dose is billed with the last. */
export function supplyClaims(fill: BilledFill): readonly SupplyClaim[] {
  const { facts, doses, quantity, from, daysSupply, asNeeded, special } = fill;
  const increments = fillIncrements(fill);
  const codes = (days: number | null): string => claimCodes(facts, { days, asNeeded, special });
  if (increments.length <= 1) return [{ serviceOn: increments[0]?.from ?? from, daysSupply, quantity, clarification: codes(daysSupply) }];
  let billed: Milli = ZERO;
  const claims = increments.flatMap((days): SupplyClaim[] => {
    const units = addMilli(...doses.flatMap(({ at, dose }) => (dayOf(at) >= days.from && dayOf(at) < days.to ? [dose] : [])));
    if (units === 0) return [];
    billed = addMilli(billed, units);
    return [{ serviceOn: days.from, daysSupply: days.to - days.from, quantity: units, clarification: codes(days.to - days.from) }];
  });
  const rest = (quantity - billed) as Milli;
  return claims.map((claim, index) => (index === claims.length - 1 ? { ...claim, quantity: addMilli(claim.quantity, rest) } : claim));
}
