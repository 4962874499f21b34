import { assertNever } from '@cyclefill/domain/kernel';
import type { DifferenceType } from './difference.js';
import type { MatchLevel } from './match-level.js';

/** What may be proposed for a row (R305). */
export const PROPOSED_ACTIONS = ['continue', 'change', 'stop', 'new', 'ask-prescriber'] as const;
export type ProposedAction = (typeof PROPOSED_ACTIONS)[number];

/** The proposal that goes with a difference. Whether it was meant is never known here: it is asked wherever a drug would be lost or exchanged. */
export function proposedAction(type: DifferenceType, level: MatchLevel | null): ProposedAction {
  switch (type) {
    case 'SAME': return 'continue';
    case 'SUBSTITUTION': return level === 'L4' ? 'ask-prescriber' : 'continue';
    case 'DOSE':
    case 'FREQUENCY':
    case 'ROUTE':
    case 'DURATION': return 'change';
    case 'STRENGTH_FORM': return level === 'L2' ? 'change' : 'ask-prescriber';
    case 'DUPLICATE': return 'stop';
    case 'COMMISSION': return 'new';
    case 'OMISSION':
    case 'UNREADABLE': return 'ask-prescriber';
    default: return assertNever(type);
  }
}
