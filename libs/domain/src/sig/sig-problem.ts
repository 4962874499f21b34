/** The problem of an order whose text and structure disagree, with the difference in words: stored with the order version. */
export type SigConflictProblem = `sig_conflict: ${string}`;

const PREFIX = 'sig_conflict: ';

export function sigConflictProblem(difference: string): SigConflictProblem {
  return `${PREFIX}${difference}`;
}

/** Whether a problem of an order is such a difference. */
export function isSigConflict(problem: string): problem is SigConflictProblem {
  return problem.startsWith(PREFIX);
}

/** The difference in words. */
export function conflictOf(problem: SigConflictProblem): string {
  return problem.slice(PREFIX.length);
}
