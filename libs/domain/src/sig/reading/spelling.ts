import { NUMBER_WORDS } from './numbers.js';
import { DOSE_UNITS } from './units.js';
import { FREQUENCY_WORDS } from './clauses/frequency.clause.js';
import { INSTRUCTION_STARTS } from './clauses/clause-starts.js';
import { ROUTE_WORDS, SITE_WORDS, VERB_WORDS } from './clauses/route.clause.js';
import { SLOT_WORDS } from './clauses/slots.clause.js';
import { TIME_UNITS } from './clauses/time-units.js';
import { WEEKDAY_WORDS } from './clauses/days.clause.js';
import type { SigToken, SigTokens } from './tokens.js';

/** The words that are mended when one letter is wrong; others are too short, or too near to a word that means something else. */
const MENDED: readonly string[] = [
  'take', 'give', 'apply', 'inject', 'inhale', 'instill', 'insert', 'tablet', 'tablets', 'capsule', 'capsules', 'drops', 'puffs', 'units', 'mouth', 'times', 'daily', 'weekly', 'monthly', 'twice', 'every', 'needed', 'day', 'days',
  'week', 'weeks', 'hours', 'morning', 'evening', 'bedtime', 'before', 'after', 'breakfast', 'meals', 'three', 'other', 'subcutaneously',
];
const OTHER_WORDS: readonly string[] = ['dairy', 'table', 'given', 'doses', 'mount', 'month', 'make', 'wake', 'like', 'there', 'these', 'where', 'ether', 'otter', 'wees', 'prn', 'for', 'and', 'the', 'may', 'dry', 'way', 'dye'];
const KNOWN: ReadonlySet<string> = new Set([
  ...MENDED, ...OTHER_WORDS, ...NUMBER_WORDS, ...DOSE_UNITS.words, ...FREQUENCY_WORDS, ...INSTRUCTION_STARTS, ...ROUTE_WORDS, ...SITE_WORDS, ...VERB_WORDS, ...SLOT_WORDS, ...TIME_UNITS.words, ...WEEKDAY_WORDS,
]);

/** Whether two words differ by two neighbours swapped; only this is enough for a word of three letters. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Whether one letter is wrong, missing or too many; the first one is right. */
function nearly(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [skipA, skipB] = a.length === b.length ? [1, 1] : a.length > b.length ? [1, 0] : [0, 1];
  return a.slice(at + skipA) === b.slice(at + skipB);
}

/** The one word that was meant; null = none, or more than one. */
function meant(word: string): string | null {
  if (word.length < 3 || KNOWN.has(word)) return null;
  const found = MENDED.filter((known) => swapped(word, known) || (word.length > 3 && known.length > 3 && nearly(word, known)));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Mends misspelt words of directions; each is told as a doubt. */
export function mendSpelling(source: SigTokens): { readonly source: SigTokens; readonly mended: readonly (readonly [wrong: string, right: string])[] } {
  const mended: (readonly [string, string])[] = [];
  const tokens = source.tokens.map((token): SigToken => {
    const right = token.kind === 'word' ? meant(token.text) : null;
    if (right === null) return token;
    mended.push([token.text, right]);
    return { ...token, text: right };
  });
  return { source: { ...source, tokens }, mended };
}
