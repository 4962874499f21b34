import { byCodePoint } from '@cyclefill/domain/kernel';
import { TALL_MAN_GROUPS } from './tall-man-list.js';

const FORMS: ReadonlyMap<string, string> = new Map(TALL_MAN_GROUPS.flat().map((form) => [form.toLowerCase(), form]));
const WORD = /[A-Za-z]+/g;

function wordsOf(name: string): readonly string[] {
  return [...name.matchAll(WORD)].map((match) => match[0].toLowerCase());
}

/** A drug name with tall-man letters: whole words only, in any case, generic or brand (D55, R228). */
export function tallMan(name: string): string {
  return name.replace(WORD, (word) => FORMS.get(word.toLowerCase()) ?? word);
}

/** A catalogue's display name for paper: tall-man letters, and no `HCl`, which is read as potassium chloride (D53). */
export function drugName(displayName: string): string {
  return tallMan(displayName.replace(/ (?:HCl|hydrochloride)\b/gi, ''));
}

/** Names of `others` that are on record as mistaken for a word of `name`, with tall-man letters, in code-point order. */
export function lookAlikes(name: string, others: readonly string[]): readonly string[] {
  const own = new Set(wordsOf(name));
  const confused = new Set(TALL_MAN_GROUPS.map((group) => group.map((form) => form.toLowerCase())).filter((group) => group.some((form) => own.has(form))).flat());
  const found = others.filter((other) => wordsOf(other).some((word) => confused.has(word) && !own.has(word)));
  return [...new Set(found.map((other) => tallMan(other)))].toSorted(byCodePoint);
}
