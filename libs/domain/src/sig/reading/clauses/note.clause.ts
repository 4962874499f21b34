import { PhraseTable } from '../phrase-table.js';
import { readCount } from '../numbers.js';
import type { ClauseReader } from '../draft.js';

const NOTES = new PhraseTable<true>([['weekly dose', true], ['monthly dose', true]]);
/** Words that carry nothing a dose depends on. */
const EMPTY: ReadonlySet<string> = new Set(['the', 'of', 'a', 'an', 'total', 'each', 'please', 'times', 'dose', 'doses', 'to', 'be', 'given', 'time', 'must', 'via', 'at', 'in', 'on', 'instr', 'his', 'her', 'resident', 'route', 'by', 'int', 'interval']);

/** `(taper step 2)` of an order that is one step, `WEEKLY dose` of a weekly one, and words that say nothing by themselves. */
export const noteClause: ClauseReader = (cursor, draft) => {
  const taper = cursor.attempt(() => (cursor.take('taper') && cursor.take('step') ? readCount(cursor) : null));
  if (taper !== null) {
    draft.instructions.push(`taper step ${taper}`);
    return true;
  }
  if (NOTES.read(cursor) !== null) return true;
  if (!EMPTY.has(cursor.word())) return false;
  cursor.at += 1;
  return true;
};
