import type { ClauseReader } from '../draft.js';
import { readAmount } from './amount.clause.js';

/** `alternating daily with one-half tablet (2.5 mg)`, `alternate with 2 tablets every other day`. */
export const alternateClause: ClauseReader = (cursor, draft) => {
  const amount = cursor.attempt(() => {
    if (!cursor.take('alternating', 'alternate', 'alternates')) return null;
    cursor.take('daily', 'days');
    return cursor.take('with') ? readAmount(cursor) : null;
  });
  if (amount === null || draft.last.amount === null) return false;
  draft.last.alternate = amount;
  draft.inAlternate = true;
  // `every other day` after it says how the two take turns.
  cursor.attempt(() => (cursor.take('every') && cursor.take('other') && cursor.take('day') ? true : null));
  return true;
};
