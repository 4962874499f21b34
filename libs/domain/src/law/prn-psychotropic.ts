import { type Day, addDays } from '@cyclefill/domain/kernel';
import type { InForce, RulePack } from './rule-pack.js';

/** Classes of the catalogue that act on the mind (R216). Opioids as such are not among them; a facility may flag more. */
const ANTIPSYCHOTIC = 'antipsychotic';
const OTHER_PSYCHOTROPIC: readonly string[] = ['antidepressant', 'anxiolytic', 'hypnotic', 'benzodiazepine', 'benzodiazepine/hypnotic', 'sedative'];

const PSYCHOTROPIC = new Set([ANTIPSYCHOTIC, ...OTHER_PSYCHOTROPIC]);

/** Whether a therapeutic class of the catalogue is psychotropic (R216). */
export function isPsychotropic(therapeuticClass: string): boolean {
  return PSYCHOTROPIC.has(therapeuticClass.toLowerCase());
}

/** What the prescriber documented about a PRN order. */
export interface PrnReview {
  readonly on: Day;
  /** Why it is needed longer, written in the record. */
  readonly rationale: boolean;
  /** Until when, as stated; null = no duration was stated. */
  readonly until: Day | null;
  /** Whether the prescriber examined the resident. */
  readonly evaluated: boolean;
}

/** A PRN order of a psychotropic. */
export interface PrnPsychotropic {
  readonly therapeuticClass: string;
  readonly startedOn: Day;
  readonly reviews: readonly PrnReview[];
}

/** Last day an order may be given, with what is missing to go on. */
export interface PrnLimit {
  readonly lastDay: Day;
  readonly missing: 'evaluation' | 'rationale' | 'duration';
  readonly basis: InForce<number>;
}

/**
 * R215: fourteen days from the first, its own day counted. An antipsychotic is not extended: only an evaluation of the
 * resident opens another fourteen. Any other psychotropic goes on as long as a documented rationale states.
 */
export function prnPsychotropicLimit(order: PrnPsychotropic, pack: RulePack): PrnLimit {
  const basis = pack.rules['prn-psychotropic.days'];
  const reviews = order.reviews.toSorted((a, b) => a.on - b.on);
  const first = addDays(order.startedOn, basis.value - 1);
  if (order.therapeuticClass.toLowerCase() === ANTIPSYCHOTIC) {
    const evaluated = reviews.findLast((review) => review.evaluated);
    return { lastDay: evaluated === undefined ? first : (Math.max(first, addDays(evaluated.on, basis.value - 1)) as Day), missing: 'evaluation', basis };
  }
  const stated = reviews.findLast(({ rationale, until }) => rationale && until !== null);
  const lastDay = stated === undefined ? first : (Math.max(first, stated.until ?? first) as Day);
  return { lastDay, missing: stated === undefined && reviews.some(({ rationale }) => rationale) ? 'duration' : 'rationale', basis };
}
