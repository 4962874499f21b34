import type { SigCursor } from '../cursor.js';
import { FREQUENCY_WORDS } from './frequency.clause.js';
import { TIME_UNITS } from './time-units.js';

/** Words that begin an instruction beside the dose. */
export const INSTRUCTION_STARTS: ReadonlySet<string> = new Set([
  'rinse', 'swallow', 'keep', 'rotate', 'remove', 'dilute', 'wear', 'avoid', 'do', 'don\'t', 'not', 'check', 'monitor', 'call', 'notify', 'inform', 'shake', 'crush', 'remain', 'sit', 'allow', 'discard', 'wash', 'refrigerate',
  'follow', 'see', 'inr', 'hazardous', 'instr', 'document', 'obtain', 'record', 'alternate', 'drink', 'ok', 'please', 'patient', 'pt', 'weekly', 'stay', 'report', 'contact', 'no', 'leave', 'open', 'sprinkle', 'may', 'repeat',
  'separate', 'ensure', 'offer', 'encourage', 'flush', 'prime', 'hold', 'stop', 'if', 'must', 'should', 'store', 'protect', 'limit', 'caution', 'warning', 'then', 'max', 'maximum', 'mdd', 'until', 'apply', 'with', 'without', 'per',
]);

const CODES: ReadonlySet<string> = new Set(['bid', 'tid', 'qid', 'qd', 'qod', 'qhs', 'qam', 'qpm', 'daily', 'twice', 'every', 'q', 'po', 'prn', 'x', 'instr', 'once', 'up', 'orally', 'sl', 'nightly']);

const LEADS_ON: ReadonlySet<string> = new Set(['in', 'for', 'after', 'every', 'than', 'over', 'within', 'past', 'last', 'above', 'below', 'of', 'scale', 'level', 'grade', 'stage', 'type']);

function isNumber(cursor: SigCursor, offset: number): boolean {
  return cursor.peek(offset)?.kind === 'number' && TIME_UNITS.words.includes(cursor.word(offset + 1));
}

/** `… 10 days`, `… 30` at the very end, behind a word that does not lead on to it: no part of a reason. */
function endsWithFigures(cursor: SigCursor, offset: number): boolean {
  const before = cursor.peek(offset - 1);
  if (cursor.peek(offset)?.kind !== 'number' || before?.kind !== 'word' || LEADS_ON.has(before.text)) return false;
  return cursor.peek(offset + 1) === null || (TIME_UNITS.words.includes(cursor.word(offset + 1)) && cursor.peek(offset + 2) === null);
}

/** Whether something begins here that is no longer the reason: a limit, a duration, a frequency, an instruction. */
export function startsClause(cursor: SigCursor, first: boolean, said: boolean, offset = 0): boolean {
  const word = cursor.word(offset);
  const next = cursor.word(offset + 1);
  if (['max', 'maximum', 'mdd', 'hold', 'then', 'until', 'limit', 'rinse', 'instr'].includes(word)) return true;
  if (word === 'not' && (next === 'to' || next === 'exceed')) return true;
  if (word === 'no' && next === 'more') return true;
  if (word === 'do' && next === 'not') return true;
  if (word === 'may' && next === 'repeat') return true;
  if (word === 'up' && next === 'to') return true;
  if (word === 'for' && (cursor.peek(offset + 1)?.kind === 'number' || next === 'up')) return true;
  if (word === 'x' && cursor.peek(offset + 1)?.kind === 'number') return true;
  if (word === 'at' && next === 'bedtime') return true;
  if (word === 'by' && next === 'mouth') return true;
  if (endsWithFigures(cursor, offset)) return true;
  if (CODES.has(word)) return true;
  if (offset > 0) return INSTRUCTION_STARTS.has(word) || isNumber(cursor, offset);
  if (!first) return false;
  if (isNumber(cursor, offset)) return true;
  // Right after `as needed`: what can only be timing or a way of giving is no reason.
  return !said && (['with', 'without', 'in', 'at', 'on', 'take', 'give', 'orally', 'and', 'by'].includes(word) || cursor.peek(offset)?.kind !== 'word' || FREQUENCY_WORDS.includes(word));
}
