import { lowerCapitals } from '../../plain-directions.js';
import type { SigCursor } from '../cursor.js';
import type { SigDraft } from '../draft.js';
import { startsClause } from './clause-starts.js';

/** Signs that end a sentence or a thought in brackets. */
const ENDS: ReadonlySet<string> = new Set(['.', ';', ')']);

/** Whether a dot, semicolon … ends what is being read; brackets inside it are its own. */
export function endsSentence(cursor: SigCursor): boolean {
  return cursor.done || ENDS.has(cursor.word());
}

/** Runs over a bracketed remark; the cursor stands on its opening sign. */
export function skipBrackets(cursor: SigCursor): void {
  let depth = 0;
  do {
    if (cursor.word() === '(') depth += 1;
    if (cursor.word() === ')') depth -= 1;
    cursor.at += 1;
  } while (depth > 0 && !cursor.done);
}

/**
 * The words of a reason or purpose: up to the end of the sentence, or where something begins that a clause reads. `said` = a
 * `for` stood before it, so that a first word is a reason even if it could be more. null = nothing.
 */
export function readPhrase(cursor: SigCursor, draft: SigDraft, said: boolean): string | null {
  const start = cursor.at;
  while (!endsSentence(cursor)) {
    if (cursor.word() === '(') {
      skipBrackets(cursor);
      continue;
    }
    const dash = cursor.word() === '-' && cursor.peek()?.glued === false;
    if (dash || startsClause(cursor, cursor.at === start, said)) break;
    if (cursor.word() === ',' && (startsClause(cursor, false, said, 1) || draft.inBrackets)) break;
    cursor.at += 1;
  }
  const text = cursor.slice(start, cursor.at).replace(/[,\s]+$/, '');
  return text === '' ? null : lowerCapitals(text);
}

/** Everything to the end of the sentence, as written. */
export function readSentence(cursor: SigCursor): string {
  const start = cursor.at;
  while (!endsSentence(cursor)) {
    if (cursor.word() === '(') skipBrackets(cursor);
    else cursor.at += 1;
  }
  return cursor.slice(start, cursor.at);
}
