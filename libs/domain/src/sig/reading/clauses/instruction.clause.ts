import type { ClauseReader } from '../draft.js';
import { PhraseTable } from '../phrase-table.js';
import { DOSE_UNITS } from '../units.js';
import { INSTRUCTION_STARTS } from './clause-starts.js';
import { endsSentence, skipBrackets } from './free-text.js';
import { TIME_UNITS } from './time-units.js';

const AS_DIRECTED = new PhraseTable<true>([['as directed|use as directed|take as directed|ud|uad|as dir|as instructed|per package directions|follow package directions|follow tablet pack instructions|as prescribed|per protocol|per clinic|on dose pack', true]]);

/** `as directed`: it says nothing that could be done without asking. */
export const asDirectedClause: ClauseReader = (cursor, draft) => {
  const at = cursor.at;
  if (AS_DIRECTED.read(cursor) === null) return false;
  draft.instructions.push(cursor.slice(at, cursor.at));
  draft.warn('AS_DIRECTED', `"${cursor.slice(at, cursor.at)}" leaves to others what is to be done`);
  return true;
};

/** Words that lead on from one instruction to the next behind a comma. */
function goesOn(text: string): boolean {
  return !['take', 'give', 'then', 'hold', 'max'].includes(text);
}

/** A second dose, or a change of it, inside an instruction. */
function speaksOfDose(text: string): boolean {
  return /\b(?:increase|decrease|titrate|double|reduce|additional|extra)\b|\d ?(?:tab|cap|pill|mg\b|mcg\b|unit|puff|drop|gtt)/i.test(text);
}

/**
 * An instruction beside the dose, kept in its words up to the end of the sentence: `rinse mouth after use`, `do not crush`,
 * `INR per protocol`, `in 8 oz of water`. One that repeats or changes a dose is said to.
 */
export const instructionClause: ClauseReader = (cursor, draft) => {
  const { last } = draft;
  const known = last.amount !== null || draft.isScale;
  const diluted = known && (cursor.word() === 'in' || cursor.word() === 'with') && cursor.peek(1)?.kind === 'number' && DOSE_UNITS.words.includes(cursor.word(2));
  const timed = known && draft.sentenceStart && cursor.peek()?.kind === 'number' && TIME_UNITS.words.includes(cursor.word(1)) && ['before', 'after'].includes(cursor.word(2));
  const starts = known && INSTRUCTION_STARTS.has(cursor.word()) && (draft.sentenceStart || draft.joined || !['alternate', 'weekly', 'with', 'apply', 'stop', 'then', 'per', 'may', 'no', 'limit', 'until', 'if'].includes(cursor.word()));
  if (!diluted && !timed && !starts && !(cursor.word() === 'rinse' || (cursor.word() === 'do' && cursor.word(1) === 'not'))) return false;
  const start = cursor.at;
  const repeats = cursor.word() === 'repeat' || cursor.word(1) === 'repeat';
  while (!endsSentence(cursor)) {
    if (cursor.word() === '(') skipBrackets(cursor);
    else if (diluted && cursor.at > start && ['and', ',', 'by', 'po', 'once', 'twice', 'daily', 'every', 'bid', 'tid'].includes(cursor.word())) break;
    else if (cursor.word() === ',' && !goesOn(cursor.word(1))) break;
    else cursor.at += 1;
  }
  const text = cursor.slice(start, cursor.at);
  draft.instructions.push(text);
  if (speaksOfDose(text)) draft.warn('NOT_READ', `"${text}" speaks of a dose and is not read`);
  if (repeats && !(last.everyMinutes !== null && last.doses !== null)) draft.warn('REPEAT', `"${text}" repeats a dose; it is not scheduled`);
  return true;
};

const HOW_MUCH = new PhraseTable<true>([['sparingly|liberally|generously|a thin layer|thin layer|a thin film|thin film|a small amount|small amount|as a thin layer', true]]);

/** `sparingly`, `a thin layer`: how an application looks, which is counted as one. */
export const howMuchClause: ClauseReader = (cursor, draft) => {
  const at = cursor.at;
  if (HOW_MUCH.read(cursor) === null) return false;
  cursor.take('of');
  draft.instructions.push(cursor.slice(at, cursor.at));
  return true;
};
