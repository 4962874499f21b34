/**
 * What a text has against its order, told as the order's problem: found when the order is recorded and stored with its
 * version, so that a night's run over millions of orders reads no text (D50, D56).
 */
export type TextProblem = 'sig_unread' | `sig_conflict: ${string}`;

const CONFLICT = 'sig_conflict: ';
const UNREAD: TextProblem = 'sig_unread';

/** The problem of an order that its text contradicts, with the difference in words. */
export function sigConflictProblem(difference: string): TextProblem {
  return `${CONFLICT}${difference}`;
}

/** Whether an order's problem is one of its text. */
export function isTextProblem(problem: string): problem is TextProblem {
  return problem === UNREAD || problem.startsWith(CONFLICT);
}

/** How text and order differ, in words; null = the text could not be read. */
export function differenceOf(problem: TextProblem): string | null {
  return problem === UNREAD ? null : problem.slice(CONFLICT.length);
}
