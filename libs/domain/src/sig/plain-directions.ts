import { ABBREVIATIONS, KEPT_CAPITALS, PHRASES, PROPER_NAMES, type Rewrite, SHORT_WORDS, SIGNS } from './plain-words.js';

function rewrite(text: string, rewrites: readonly Rewrite[]): string {
  let result = text;
  for (const [pattern, plain] of rewrites) result = typeof plain === 'string' ? result.replace(pattern, plain) : result.replace(pattern, (...match: string[]) => plain(...match));
  return result;
}

/** An article in capitals; that of `vitamin A` follows a name and stays. */
const ARTICLE = /(?<=\b(?:once|twice|times|with|in|for|as|at) )A(?= [a-z])/g;

/** Words in capitals become words: names of days keep one capital, measures such as INR all of them. */
export function lowerCapitals(text: string): string {
  const words = text.replace(/(?<![A-Za-z])[A-Z]{2,}(?![a-z])/g, (word) => {
    const lower = word.toLowerCase();
    if (PROPER_NAMES.has(lower)) return `${word.charAt(0)}${lower.slice(1)}`;
    const isWord = word.length > 3 ? !KEPT_CAPITALS.has(word) : SHORT_WORDS.has(lower);
    return isWord ? lower : word;
  });
  return words.replace(ARTICLE, 'a');
}

/** Words of a prescriber in plain words, without the shape of a sentence: for reasons and purposes (D53). */
export function plainPhrase(text: string): string {
  const words = rewrite(rewrite(text.replace(/\s+/g, ' ').trim(), SIGNS), ABBREVIATIONS);
  return rewrite(lowerCapitals(words), PHRASES).replace(/\s+/g, ' ').replace(/ ([,.;:])/g, '$1').trim();
}

function capitalised(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

/** The verb that goes with what is counted, where a shorthand leaves it out. */
const VERBS: readonly (readonly [RegExp, string])[] = [
  [/^[\d/., ]+ (?:tablet|capsule|mL|mg|mcg|g|packet)/, 'Give'],
  [/^[\d/., ]+ (?:drop)/, 'Instill'],
  [/^[\d/., ]+ (?:patch|application)/, 'Apply'],
  [/^[\d/., ]+ (?:puff|inhalation)/, 'Inhale'],
  [/^[\d/., ]+ (?:spray)/, 'Spray'],
  [/^[\d/., ]+ (?:suppositor)/, 'Insert'],
  [/^[\d/., ]+ (?:unit)/, 'Inject'],
];

/** Staff give what a label tells a person to take (D51). */
function withVerb(sentence: string): string {
  const verb = VERBS.find(([pattern]) => pattern.test(sentence));
  if (verb !== undefined) return `${verb[1]} ${sentence}`;
  if (/^\d+ minutes (?:before|after)/.test(sentence)) return `Give ${sentence}`;
  return sentence.replace(/^(starting [\d/]+),? take /i, '$1, give ').replace(/^take\b/i, 'Give');
}

/**
 * The directions of a prescriber as plain sentences for staff, free of the error-prone list wherever it is known how
 * (D51–D54): `1 TAB PO DAILY` → `Give 1 tablet by mouth once a day.` What the text says beyond drug and time (holds, food,
 * sites, dilution) stays. A caller checks the result with {@link errorProneTerms}; what is left over is printed as written.
 */
export function plainDirections(sig: string): string {
  const sentences = plainPhrase(sig).split(/(?<=[.!?]) (?=[A-Za-z\d])/).map((sentence) => sentence.replace(/[.;,\s]+$/, '')).filter(Boolean);
  return sentences.map((sentence) => `${capitalised(withVerb(sentence))}.`).join(' ');
}
