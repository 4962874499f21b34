/** What people may decide of a row (R302, R305). */
export const DECISIONS = ['continue', 'change', 'stop', 'hold', 'new', 'not-taking', 'ask-prescriber'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Whether a difference was meant (R302): written down so, meant but not written down, or not meant. */
export const INTENTS = ['documented', 'undocumented', 'unintentional'] as const;
export type Intent = (typeof INTENTS)[number];

const OURS_ALONE: readonly Decision[] = ['continue', 'change', 'stop', 'hold', 'not-taking', 'ask-prescriber'];
const THEIRS_ALONE: readonly Decision[] = ['new', 'not-taking', 'ask-prescriber'];

/** What can be decided of a row with so many orders of ours: without one there is nothing to go on with, with one nothing is new. */
export function possibleDecisions(ours: number): readonly Decision[] {
  return ours === 0 ? THEIRS_ALONE : OURS_ALONE;
}

/** Whether a decision leaves its row open: the answer of the prescriber is still to come. */
export function leavesOpen(decision: Decision): boolean {
  return decision === 'ask-prescriber';
}
