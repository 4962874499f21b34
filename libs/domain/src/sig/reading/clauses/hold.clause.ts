import type { ClauseReader } from '../draft.js';
import { lowerCapitals } from '../../plain-directions.js';
import { readSentence } from './free-text.js';

/** `hold for SBP < 100 or HR < 55`, `hold if < 60`, `do not give if …`: a condition, kept in its words for the nurse. */
export const holdClause: ClauseReader = (cursor, draft) => {
  const next = cursor.word(1);
  const holds = (cursor.word() === 'hold' && !/^\d/.test(next)) || (cursor.word() === 'do' && next === 'not' && cursor.word(2) === 'give' && ['if', 'when', 'for'].includes(cursor.word(3)));
  if (!holds) return false;
  draft.holds.push(lowerCapitals(readSentence(cursor)));
  return true;
};
