import { type Day, type Milli, type LocalMinute, addDays, atMinute, dayOf } from '@cyclefill/domain/kernel';
import type { RulePack } from './rule-pack.js';

const MINUTES_PER_HOUR = 60;

/**
 * Why a C-II is filled in parts: the pharmacy is short of stock (R202), patient or prescriber asked for less (R203), or the
 * patient lives in a long-term-care facility or is terminally ill (R204). They differ in how long the rest may be given.
 */
export type PartBasis =
  | { readonly kind: 'short-stock' }
  | { readonly kind: 'requested'; readonly by: 'patient' | 'prescriber'; readonly on: Day; readonly stateAllows: boolean; readonly emergencyOral: boolean }
  | { readonly kind: 'ltcf'; readonly mark: 'LTCF patient' | 'terminally ill' | null };

/** One part as it stands in the record: what R204 wants written with each. */
export interface CiiPart {
  readonly at: LocalMinute;
  readonly quantity: Milli;
  /** What the prescription still authorises after it. */
  readonly remaining: Milli;
  /** Name or initials of who dispensed. */
  readonly by: string;
}

/** A C-II prescription that is filled in parts. */
export interface CiiPartialFill {
  readonly basis: PartBasis;
  readonly issuedAt: LocalMinute;
  readonly earliestFillOn: Day | null;
  readonly authorised: Milli;
  readonly parts: readonly CiiPart[];
  readonly stopped: boolean;
}

/** Why a part may not be given (R201–R204). */
export type PartRefusal = 'not-marked' | 'state-forbids' | 'stopped' | 'before-earliest-date' | 'expired' | 'exceeds-authorised' | 'unsigned';

export type PartDecision = { readonly fill: CiiPartialFill } | { readonly refused: PartRefusal };

/** How long parts may be given: to the last minute, and the rule that says so. */
export interface PartsTerm {
  readonly until: LocalMinute;
  readonly rule: string;
}

/** How long parts of a prescription may be given (R202–R204). */
export function partsTerm({ basis, issuedAt, parts }: CiiPartialFill, { rules }: RulePack): PartsTerm {
  const throughDay = (days: number): LocalMinute => (atMinute(addDays(dayOf(issuedAt), days + 1)) - 1) as LocalMinute;
  const hoursAfter = (from: LocalMinute, hours: number): LocalMinute => (from + hours * MINUTES_PER_HOUR) as LocalMinute;
  const { value: validity, rule } = rules['validity.CII'];
  const whole: PartsTerm = { until: throughDay('days' in validity ? validity.days : 0), rule };
  const first = parts[0];
  if (basis.kind === 'ltcf' || (basis.kind === 'short-stock' && first === undefined)) return whole;
  const key = basis.kind === 'short-stock' ? 'cii.short-stock-hours' : basis.emergencyOral ? 'cii.emergency-part-hours' : 'cii.requested-part-days';
  const limit = rules[key];
  if (key === 'cii.requested-part-days') return { until: throughDay(limit.value), rule: limit.rule };
  return { until: hoursAfter(basis.kind === 'short-stock' && first !== undefined ? first.at : issuedAt, limit.value), rule: limit.rule };
}

/** What the prescription still authorises: less every part. */
export function remainingOf({ authorised, parts }: CiiPartialFill): Milli {
  return parts.reduce((left, { quantity }) => left - quantity, authorised as number) as Milli;
}

/** Why `quantity` may not be given at a moment, or null; refusals in a fixed precedence: marks, stop, dates, quantity. */
export function checkCiiPart(fill: CiiPartialFill, quantity: Milli, at: LocalMinute, pack: RulePack): PartRefusal | null {
  const { basis, earliestFillOn } = fill;
  if (basis.kind === 'ltcf' && basis.mark === null) return 'not-marked';
  if (basis.kind === 'requested' && !basis.stateAllows) return 'state-forbids';
  if (fill.stopped) return 'stopped';
  if (earliestFillOn !== null && dayOf(at) < earliestFillOn) return 'before-earliest-date';
  if (at > partsTerm(fill, pack).until) return 'expired';
  return quantity > remainingOf(fill) ? 'exceeds-authorised' : null;
}

/** The rule that a refusal follows from. */
export function ruleOfRefusal(refusal: PartRefusal, fill: CiiPartialFill, pack: RulePack): string {
  if (refusal === 'before-earliest-date') return 'R201';
  if (refusal === 'state-forbids') return 'R203';
  return refusal === 'expired' ? partsTerm(fill, pack).rule : 'R204';
}

/** Gives a part, or says why not. The record grows by one row with its date, quantity, remaining quantity and dispenser. */
export function recordCiiPart(fill: CiiPartialFill, part: Omit<CiiPart, 'remaining'>, pack: RulePack): PartDecision {
  const refused = part.by.trim() === '' ? 'unsigned' : checkCiiPart(fill, part.quantity, part.at, pack);
  if (refused !== null) return { refused };
  const remaining = (remainingOf(fill) - part.quantity) as Milli;
  return { fill: { ...fill, parts: [...fill.parts, { ...part, remaining }] } };
}
