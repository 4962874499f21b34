import { type DayRange, type LocalMinute, type Milli, addDays, atMinute, dayOf, formatDay } from '@cyclefill/domain/kernel';
import { type ResidentContext, shortCycleFacts } from '@cyclefill/domain/cycle-fill';
import { type RulePack, incrementRanges, submissionClarification } from '@cyclefill/domain/law';
import type { PackedDose } from '@cyclefill/domain/packing';
import type { PlannedLine } from '../read-batch-plan/batch-plan.js';

/** Billing units of the claim standard (R135): each, millilitre, gram. */
export type BillingUnit = 'EA' | 'ML' | 'GM';

/** One claim of a line: the whole of it, or one increment of the 14-day-or-less rule. */
export interface ClaimLine {
  readonly dateOfService: string;
  readonly part: number;
  readonly parts: number;
  readonly daysSupply: number;
  readonly clarification: string;
  /** Billed before it is used: what is dispensed. */
  readonly preConsumption: Milli;
  /** Billed after it was used: of that, what the records of now say was to be given. */
  readonly postConsumption: Milli;
}

const UNITS: Readonly<Record<string, BillingUnit>> = { ml: 'ML', g: 'GM', gram: 'GM' };

/** The billing unit of a dose unit: liquids by volume, creams by weight, all else each. */
export function billingUnit(doseUnit: string): BillingUnit {
  return UNITS[doseUnit.toLowerCase()] ?? 'EA';
}

const sumIn = (doses: readonly PackedDose[], from: LocalMinute, to: LocalMinute): Milli =>
  doses.reduce((sum, { at, dose }) => (at >= from && at < to ? sum + dose : sum), 0) as Milli;

/** What a claim is made from: a stored line, its packed doses, and which of them the records of now still have. */
export interface ClaimSource {
  readonly line: PlannedLine;
  readonly context: ResidentContext;
  readonly packed: readonly PackedDose[];
  readonly given: readonly PackedDose[];
  readonly windowTo: LocalMinute;
  readonly pack: RulePack;
}

/**
 * Of what was packed, what the doses due by the records of now use: nothing of one that was taken away, the smaller part of
 * one that was made smaller, and nothing of a dose that a later change added, which is no part of this fill.
 */
export function stillGiven(packed: readonly PackedDose[], due: readonly PackedDose[]): readonly PackedDose[] {
  const left = new Map<LocalMinute, number>();
  for (const { at, dose } of due) left.set(at, (left.get(at) ?? 0) + dose);
  return packed.map(({ at, dose }) => {
    const given = Math.min(dose, left.get(at) ?? 0);
    left.set(at, (left.get(at) ?? 0) - given);
    return { at, dose: given as Milli };
  });
}

/** The days of each increment of a line (R148), from its first packed day on: what is billed and packed by itself. */
export function lineIncrements({ line, context, windowTo, pack }: Pick<ClaimSource, 'line' | 'context' | 'windowTo' | 'pack'>): readonly DayRange[] {
  if (line.packFrom === null || line.packTo === null) return [];
  const firstDay = dayOf(line.packFrom);
  const end = line.quantities.short > 0 ? addDays(dayOf((line.packTo - 1) as LocalMinute), 1) : dayOf(windowTo);
  return incrementRanges(shortCycleFacts(line.order.drug, context), { from: firstDay, to: end }, pack);
}

/** Claims of one line, in order (R148, R149): their quantities add up to what the line dispenses, to the unit. */
export function claimLines(source: ClaimSource): readonly ClaimLine[] {
  const { line, context, packed, given } = source;
  const facts = shortCycleFacts(line.order.drug, context);
  return lineIncrements(source).map(({ from, to }, index, all): ClaimLine => {
    const [begin, stop] = [atMinute(from), atMinute(to)];
    return {
      dateOfService: formatDay(from), part: index + 1, parts: all.length, daysSupply: to - from, clarification: submissionClarification(facts, to - from),
      preConsumption: sumIn(packed, begin, stop), postConsumption: sumIn(given, begin, stop),
    };
  });
}
