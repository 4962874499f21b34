import { type PackState, isPull, leadsOn, mayStep } from './pack-state.js';

/** A pack as the next step finds it. */
export interface PackStanding {
  readonly state: PackState;
  /** A dose in it is not due any more. */
  readonly outOfDate: boolean;
  /** A pharmacist has a question about it. */
  readonly held: boolean;
  /** Whoever put something in it or was witness to it, in whichever round, or sealed it. */
  readonly packers: ReadonlySet<string>;
}

/** Why a step is not taken. */
export const STEP_REFUSALS = ['step_forbidden', 'out_of_date', 'held', 'packed_by_you', 'nobody'] as const;
export type StepRefusal = (typeof STEP_REFUSALS)[number];

/**
 * What is against a step; null = it may be taken (R120, R240). Out of the way, to void, recalled or returned, and out of its tote, a pack may go however it stands; on towards its resident only while
 * every dose in it is due. @param person who takes the step; null = the system
 */
export function refusalOf({ state, outOfDate, held, packers }: PackStanding, to: PackState, person: string | null): StepRefusal | null {
  if (!mayStep(state, to)) return 'step_forbidden';
  if (!leadsOn(to) || isPull(state, to)) return null;
  if (outOfDate) return 'out_of_date';
  if (to === 'checked') {
    if (held) return 'held';
    if (person === null) return 'nobody';
    if (packers.has(person)) return 'packed_by_you';
  }
  return null;
}
