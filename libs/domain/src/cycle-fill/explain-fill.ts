import { type Day, type DayRange, type Finding, type LocalMinute, type Milli, type MinuteOfDay, ZERO, atMinute, coversAny, endOf, isBlocked, timesMilli } from '@cyclefill/domain/kernel';
import { doseStateAt, forEachDoseInOrder } from '@cyclefill/domain/regimen';
import { inDoses } from './dose-measure.js';
import type { FillOrder, ResidentContext } from './fill-order.js';
import type { FillQuantities, FillResult } from './fill-result.js';
import { movementsOf, supplyAt, supplyLedger } from './supply-ledger.js';
import { unitsGiven } from './supply.js';

/** What became of one scheduled dose. */
export const DOSE_OUTCOMES = ['dispensed', 'covered', 'short', 'stat', 'held', 'away', 'discharged'] as const;
export type DoseOutcome = (typeof DOSE_OUTCOMES)[number];

/** One enumerated dose of a line. */
export interface ExplainedDose {
  readonly day: Day;
  readonly minute: MinuteOfDay;
  readonly dose: Milli;
  readonly outcome: DoseOutcome;
}

/** One step from what is scheduled to what is dispensed; the steps of a line add up to its quantity. */
export interface ExplainedStep {
  readonly kind: 'scheduled' | Exclude<DoseOutcome, 'dispensed'>;
  readonly rule: string;
  /** What it adds; below nothing where it takes away. */
  readonly quantity: Milli;
  readonly doses: number;
  /** What is left after it. */
  readonly subtotal: Milli;
}

/** The supply a line begins with: counted, and what came since, less what is given until the window begins. */
export interface ExplainedSupply {
  readonly rule: string;
  readonly counted: Milli;
  /** null = nobody counted yet. */
  readonly countedAt: LocalMinute | null;
  /** What batches and fills brought since, less what was returned, destroyed or lost. */
  readonly cameSince: Milli;
  readonly givenBefore: Milli;
  readonly left: Milli;
}

/** How the quantity of one line came about. */
export interface FillExplanation {
  readonly doses: readonly ExplainedDose[];
  readonly steps: readonly ExplainedStep[];
  readonly supply: ExplainedSupply | null;
}

/** Why due doses are not dispensed: the first finding that blocks, else the way the order is filled, else the authorisation. */
function shortRule(order: FillOrder, findings: readonly Finding[]): string {
  const blocking = findings.find(({ severity }) => severity === 'block');
  if (blocking !== undefined && isBlocked(findings)) return blocking.rule;
  return order.mode === 'cycle' ? 'R117' : 'R109';
}

function explainDoses(order: FillOrder, resident: ResidentContext, window: DayRange, result: FillResult): readonly ExplainedDose[] {
  const doses: ExplainedDose[] = [];
  // A line that counts no day has no dose to tell: its directions, or their sum, are not to be trusted.
  if (order.regimen === null || result.quantities.adminDays === 0) return doses;
  const [packFrom, packTo] = [result.packFrom ?? Infinity, result.packTo ?? -Infinity];
  let covered = 0;
  const { regimen } = order;
  const dueOutcome = (at: LocalMinute, dose: Milli, phase: number): DoseOutcome => {
    if (regimen.phases[phase]?.stat === true && result.quantities.stat > 0) return 'stat';
    covered += dose;
    if (covered <= result.quantities.covered) return 'covered';
    return at >= packFrom && at < packTo ? 'dispensed' : 'short';
  };
  forEachDoseInOrder(regimen, resident.passes, window, (day, minute, dose, phase) => {
    const at = atMinute(day, minute);
    const { dischargedAt } = resident.presence;
    const outcome = doseStateAt(at, order.holds, resident.presence) === 'due' ? dueOutcome(at, dose, phase)
      : coversAny(order.holds, at) ? 'held' : dischargedAt !== null && at >= dischargedAt ? 'discharged' : 'away';
    doses.push({ day, minute, dose, outcome });
  });
  return doses;
}

/** Explains a line by walking its doses once more with what the engine decided. Pure; made from the same parts as {@link FillResult}. */
export function explainFill(order: FillOrder, resident: ResidentContext, window: DayRange, result: FillResult): FillExplanation {
  const doses = explainDoses(order, resident, window, result);
  const sumOf = (outcomes: readonly ExplainedDose[]): Milli => outcomes.reduce((sum, { dose }) => sum + dose, 0) as Milli;
  const steps: ExplainedStep[] = [{ kind: 'scheduled', rule: 'R133', quantity: sumOf(doses), doses: doses.length, subtotal: sumOf(doses) }];
  const rules = { held: 'R122', away: 'E07', discharged: 'E08', stat: 'D46', covered: 'R138', short: shortRule(order, result.findings) } as const;
  for (const kind of ['held', 'away', 'discharged', 'stat', 'covered', 'short'] as const) {
    const own = doses.filter(({ outcome }) => outcome === kind);
    if (own.length === 0) continue;
    const subtotal = ((steps.at(-1)?.subtotal ?? 0) - sumOf(own)) as Milli;
    steps.push({ kind, rule: rules[kind], quantity: timesMilli(sumOf(own), -1), doses: own.length, subtotal });
  }
  return { doses, steps, supply: explainSupply(order, resident, window) };
}

function explainSupply(order: FillOrder, resident: ResidentContext, window: DayRange): ExplainedSupply | null {
  const { onHand, moved } = order;
  const counted = inDoses(order, onHand?.quantity ?? ZERO);
  if (counted === null || (onHand === null && moved === undefined)) return null;
  const begun = { rule: 'R138', counted, countedAt: onHand?.at ?? null };
  const left = supplyAt(order, resident, window.from, 'left-out');
  if (onHand !== null && moved === undefined) {
    const givenBefore = unitsGiven(order, resident, onHand.at, atMinute(window.from), 'left-out');
    return { ...begun, cameSince: ZERO, givenBefore, left };
  }
  const entries = supplyLedger(order, resident, movementsOf(order), atMinute(window.from));
  const givenBefore = -entries.reduce((sum, { kind, units }) => (kind === 'used' ? sum + units : sum), 0);
  return { ...begun, cameSince: (left + givenBefore - begun.counted) as Milli, givenBefore: givenBefore as Milli, left };
}

/** Names of the numbers of a line that its explanation does not lead to; none = it adds up. */
export function explanationGaps({ doses, steps, supply }: FillExplanation, stored: FillQuantities): readonly string[] {
  const sums = new Map<DoseOutcome, number>();
  for (const { outcome, dose } of doses) sums.set(outcome, (sums.get(outcome) ?? 0) + dose);
  const of = (outcome: DoseOutcome): number => sums.get(outcome) ?? 0;
  const scheduled = steps[0]?.quantity ?? ZERO;
  const due = of('covered') + of('dispensed') + of('short') + of('stat');
  const explained: Readonly<Record<keyof FillQuantities, number>> = {
    scheduled, afterHolds: scheduled - of('held'), due, carryIn: supply?.left ?? 0, covered: of('covered'), dispensed: steps.at(-1)?.subtotal ?? 0, short: of('short'), stat: of('stat'),
    carryOut: (supply?.left ?? 0) - of('covered'), pulled: Math.ceil(of('dispensed') / 1000), adminDays: new Set(doses.map(({ day }) => day)).size,
  };
  return (Object.keys(explained) as (keyof FillQuantities)[]).filter((name) => explained[name] !== stored[name]);
}

/** Why an order has no line in a batch (R108). */
export const NO_LINE_REASONS = ['ended', 'not_begun', 'as_needed', 'no_dose', 'late', 'before_admission', 'resident_unknown'] as const;
export type NoLineReason = (typeof NO_LINE_REASONS)[number];

/** The reason of an order that the snapshot holds and that has no line. */
export function whyNoLine(order: FillOrder, window: DayRange, asOf: LocalMinute): NoLineReason {
  if (order.regimen?.prn === true) return 'as_needed';
  if (endOf(order) <= asOf || endOf(order) <= atMinute(window.from)) return 'ended';
  return order.from >= atMinute(window.to) ? 'not_begun' : 'no_dose';
}
