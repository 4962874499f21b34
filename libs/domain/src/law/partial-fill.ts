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

/** Last minute, exclusive, in which a part may be given. */
function closesAt({ basis, issuedAt, parts }: CiiPartialFill, { rules }: RulePack): LocalMinute {
  const issuedOn = dayOf(issuedAt);
  const afterDays = (days: number): LocalMinute => atMinute(addDays(issuedOn, days + 1));
  const hoursAfter = (from: LocalMinute, hours: number): LocalMinute => (from + hours * MINUTES_PER_HOUR + 1) as LocalMinute;
  const validity = rules['validity.CII'].value;
  const wholeLife = 'days' in validity ? validity.days : 0;
  const first = parts[0];
  switch (basis.kind) {
    case 'short-stock':
      return first === undefined ? afterDays(wholeLife) : hoursAfter(first.at, rules['cii.short-stock-hours'].value);
    case 'requested':
      return basis.emergencyOral ? hoursAfter(issuedAt, rules['cii.emergency-part-hours'].value) : afterDays(rules['cii.requested-part-days'].value);
    case 'ltcf':
      return afterDays(wholeLife);
  }
}

/** Why `quantity` may not be given at a moment, or null; refusals in a fixed precedence: marks, stop, dates, quantity. */
export function checkCiiPart(fill: CiiPartialFill, quantity: Milli, at: LocalMinute, pack: RulePack): PartRefusal | null {
  const { basis, earliestFillOn, authorised, parts } = fill;
  if (basis.kind === 'ltcf' && basis.mark === null) return 'not-marked';
  if (basis.kind === 'requested' && !basis.stateAllows) return 'state-forbids';
  if (fill.stopped) return 'stopped';
  if (earliestFillOn !== null && dayOf(at) < earliestFillOn) return 'before-earliest-date';
  if (at >= closesAt(fill, pack)) return 'expired';
  return quantity > (parts.at(-1)?.remaining ?? authorised) ? 'exceeds-authorised' : null;
}

/** Gives a part, or says why not. The record grows by one row with its date, quantity, remaining quantity and dispenser. */
export function recordCiiPart(fill: CiiPartialFill, part: Omit<CiiPart, 'remaining'>, pack: RulePack): PartDecision {
  const refused = part.by.trim() === '' ? 'unsigned' : checkCiiPart(fill, part.quantity, part.at, pack);
  if (refused !== null) return { refused };
  const remaining = ((fill.parts.at(-1)?.remaining ?? fill.authorised) - part.quantity) as Milli;
  return { fill: { ...fill, parts: [...fill.parts, { ...part, remaining }] } };
}
