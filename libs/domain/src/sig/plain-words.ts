/** A rewrite: what a prescriber writes, and the plain words for it. */
export type Rewrite = readonly [pattern: RegExp, plain: string | ((...match: string[]) => string)];

const UNIT = '(mcg|mg|mL|mEq|kg|g|units?|doses?|tablets?|capsules?|puffs?|patches)';

/** Signs and figures, before words: comparison signs, slashes, missing spaces, thousands, ranges (D53). */
export const SIGNS: readonly Rewrite[] = [
  [/[µμ]g\b|\bug\b/g, 'mcg'],
  [/(\d) ?cc\b/gi, '$1 mL'],
  [/\b(\d+) ?(?:I\.?U\.?|U)(?![A-Za-z])/g, '$1 units'],
  [/(\d)(?=(?:mcg|mg|mL|ml|mEq|units?|tabs?|tablets?|caps?|capsules?|oz|g)\b)/gi, '$1 '],
  [/\bw\/o\b/gi, 'without'],
  [/\bw\/ ?/gi, 'with '],
  [/\bn\/v\b/gi, 'nausea or vomiting'],
  [/\band\/or\b/gi, 'or'],
  [new RegExp(`\\b${UNIT} ?\\/ ?24 ?h(?:ours?|rs?)?\\b`, 'gi'), '$1 in 24 hours'],
  [new RegExp(`\\b${UNIT} ?\\/ ?(?:day|d)\\b`, 'gi'), '$1 per day'],
  [new RegExp(`\\b${UNIT} ?\\/ ?(?:hour|hr|h)\\b`, 'gi'), '$1 per hour'],
  [new RegExp(`\\b${UNIT} ?\\/ ?(?=[A-Za-z\\d])`, 'gi'), '$1 per '],
  [/ ?(?:>=|≥) ?/g, ' at least '],
  [/ ?(?:<=|≤) ?/g, ' at most '],
  [/\b(if|when) ((?:[A-Za-z]+ ){1,3})< ?/gi, '$1 $2is less than '],
  [/\b(if|when) ((?:[A-Za-z]+ ){1,3})> ?/gi, '$1 $2is above '],
  [/ ?< ?/g, ' less than '],
  [/ ?> ?/g, ' above '],
  [/ ?[&+] ?/g, ' and '],
  [/ ?@ ?/g, ' at '],
  [/(?<![\d.])\.(?=\d)/g, '0.'],
  [/(?<![A-Za-z\d.,])(\d+)\.0+(?![\d.])/g, '$1'],
  [/(?<![A-Za-z\d.,])(\d+\.\d*?[1-9])0+(?![\d.])/g, '$1'],
  [/(?<![\d,./-])(\d+)(\d{3})(?= (?:mcg|mg|mL|mEq|units?|g)\b)/g, '$1,$2'],
  [/(?<![\d/-])(\d+) ?- ?(\d+)(?![\d/-])/g, '$1 to $2'],
];

const word = (pattern: string): RegExp => new RegExp(`\\b(?:${pattern})(?![A-Za-z])`, 'gi');

/** Latin letters in either case, with or without points, `bid` and `b.i.d.`; a point that ends a sentence is left. */
const latin = (...abbreviations: readonly string[]): RegExp => {
  const forms = abbreviations.map((letters) => letters.split('').map((letter) => `[${letter}${letter.toUpperCase()}]`));
  return new RegExp(`\\b(?:${forms.map((form) => `${form.join('')}|${form.join('\\.')}(?:\\.(?! +[A-Z]))?`).join('|')})(?![A-Za-z])`, 'g');
};

/** OD, AU, AS, AD only where the text speaks of drops or of the organ. */
const eyeOrEar = (letters: string, organ: string): RegExp =>
  new RegExp(`(?:\\b(?:in|into|to) )?(?:\\b${letters}\\b(?=.*\\b(?:drops?|gtts?|${organ})\\b)|(?<=\\b(?:drops?|gtts?|${organ})\\b.*)\\b${letters}\\b)`, 'g');

/**
 * Abbreviations, after signs: Latin, measures, routes, units. Longer before shorter. What has two meanings (D/C, BS, a slash
 * between words, OD without an eye) is not here: it stays, the linter finds it, and the order is printed as written.
 */
export const ABBREVIATIONS: readonly Rewrite[] = [
  [/\bx ?(\d+) ?(?:days?|d)\b/gi, 'for $1 days'],
  [/,? ?\bx ?(\d+)\b(?! ?(?:cm|mm|in))/gi, ', $1 times'],
  [/\bq\.? ?(\d+)(?: to |-)(\d+) ?h(?:rs?|ours?)?\b/gi, 'every $1 to $2 hours'],
  [/\bq\.? ?(\d+) ?h(?:rs?|ours?)?\b/gi, 'every $1 hours'],
  [/\bq\.? ?(\d+) ?d(?:ays?)?\b/gi, 'every $1 days'],
  [/\bq\.? ?(\d+) ?min(?:utes)?\b/gi, 'every $1 minutes'],
  [latin('qod'), 'every other day'],
  [latin('qd'), 'once a day'],
  [word('q1d|q ?day'), 'once a day'],
  [latin('bid'), 'twice a day'],
  [latin('tid'), 'three times a day'],
  [latin('qid'), 'four times a day'],
  [latin('tiw'), 'three times a week'],
  [latin('biw'), 'twice a week'],
  [latin('qam'), 'every morning'],
  [word('q am'), 'every morning'],
  [latin('qpm'), 'every evening'],
  [word('q pm'), 'every evening'],
  [latin('qhs', 'qn', 'hs'), 'at bedtime'],
  [word('q hs|bt'), 'at bedtime'],
  [word('q ?wk|q ?week'), 'once a week'],
  [word('tidwm'), 'three times a day with meals'],
  [word('bidwm'), 'twice a day with meals'],
  [word('q ?shift'), 'every shift'],
  [word('achs|ac and hs'), 'before meals and at bedtime'],
  [latin('ac'), 'before meals'],
  [latin('pc'), 'after meals'],
  [/\bp\.?r\.?n\.?(?: for)?(?= [a-z])/gi, 'as needed for'],
  [latin('prn'), 'as needed'],
  [latin('po'), 'by mouth'],
  [word('per os'), 'by mouth'],
  [latin('sl'), 'under the tongue'],
  [latin('sc', 'sq'), 'subcutaneously'],
  [word('sub ?-?q|subcut'), 'subcutaneously'],
  [/\bIM\b|\bI\.M\./g, 'intramuscularly'],
  [/\bIV\b|\bI\.V\./g, 'intravenously'],
  [/\bPR\b|\bP\.R\./g, 'rectally'],
  [/(?:\b(?:in|into|to) )?\bOU\b/g, 'into both eyes'],
  [/(?:\b(?:in|into|to) )?\bOS\b/g, 'into left eye'],
  [eyeOrEar('OD', 'eye'), 'into right eye'],
  [eyeOrEar('AU', 'ear'), 'into both ears'],
  [eyeOrEar('AS', 'ear'), 'into left ear'],
  [eyeOrEar('AD', 'ear'), 'into right ear'],
  [latin('ud'), 'as directed'],
  [word('ssi'), 'sliding scale insulin'],
  [word('tabs'), 'tablets'],
  [word('tab'), 'tablet'],
  [word('caps'), 'capsules'],
  [word('cap(?! of\\b| \\(17|ful)'), 'capsule'],
  [/(?<=\d )supp(?![A-Za-z])/gi, 'suppository'],
  [word('gtts'), 'drops'],
  [word('gtt'), 'drop'],
  [word('ml'), 'mL'],
  [/\bSBP\b/gi, 'systolic blood pressure'],
  [/\bDBP\b/gi, 'diastolic blood pressure'],
  [/\bBP\b/g, 'blood pressure'],
  [/\b(?:HR|heart rate)\b/g, 'heart rate'],
  [/\b(?:FSBG|BG|CBG)\b/g, 'blood glucose'],
  [/\bBMs?\b/g, 'bowel movement'],
  [/\bSOB\b/g, 'shortness of breath'],
  [/\btemp\b\.?/gi, 'temperature'],
  [/\bcall (?:md|dr|np|provider|physician|doctor)\b/gi, 'call the prescriber'],
  [/\b(?:notify) (?:md|dr|np)\b/gi, 'notify the prescriber'],
  [/\bas dir\b/gi, 'as directed'],
  [/\bh2o\b/gi, 'water'],
  [/\bpuff\(s\)/gi, 'puffs'],
  [/(?:each |the )?\bnostril\(s\)/gi, 'the nose'],
  [/\b(\w+)\(s\)/gi, '$1s'],
];

const NUMBERS: readonly string[] = ['one', 'two', 'three', 'four', 'five', 'six'];

/** Phrases, after words: one way to say how often, parts of tablets, limits (D51, D54). */
export const PHRASES: readonly Rewrite[] = [
  [/\b(\d+) and (?:one-half|a half|1\/2)\b/gi, '$1 1/2'],
  [/\b(\d+)\.5(?= (?:tablet|capsule))/g, (_all, whole) => (whole === '0' ? '1/2' : `${whole} 1/2`)],
  [/\b(?:one-half|half of a|half a|a half)(?= tablet)/gi, '1/2'],
  [/(?<!\d )\b1\/2 tablets?(?! \(half)(?: \(([^)]*)\))?/g, (_all, inside) => (inside === undefined ? '1/2 tablet (half)' : `1/2 tablet (half, ${inside})`)],
  [/\bonce (?:daily|per day|every day)\b/gi, 'once a day'],
  [/\btwice (?:daily|per day)\b/gi, 'twice a day'],
  [/\b(one|two|three|four|five|six|\d) times (?:daily|per day)\b/gi, '$1 times a day'],
  [/\bonce weekly\b/gi, 'once a week'],
  [/\btwice weekly\b/gi, 'twice a week'],
  [/\bonce monthly\b/gi, 'once a month'],
  [/\b(on day \d+) of the month\b/gi, '$1'],
  [/(?<!\b(?:alternating|a|each|every|of) )\bdaily\b(?! (?:with|dose|maximum))/gi, 'once a day'],
  [/\bmax(?:imum)?(?: of)? (\d[\d,.]* (?:mcg|mg|g|mL|tablets|capsules|doses)) ([a-z]+) in 24 hours\b/gi, 'no more than $1 of $2 in 24 hours'],
  [/\bmax(?:imum)?(?: of)? (\d[\d,.]* (?:mcg|mg|g|mL|tablets|capsules|doses))\b/gi, 'no more than $1'],
  [/\bweekly dose - /gi, 'weekly dose: '],
  [/(\d+ to \d+|above \d+|less than \d+) ?= ?/g, '$1: '],
  [/(above \d+) (?=call\b)/g, '$1: '],
  [/\bat at\b/g, 'at'],
  [/\b(one|two|three|four|five|six)(?= (?:tablet|capsule|drop|puff|spray|patch|suppositor|unit))/gi, (_all, number) => String(NUMBERS.indexOf((number ?? '').toLowerCase()) + 1)],
  [/\. give (with|without|before|after) /gi, ' $1 '],
];

/** Short words that a text in capitals may hold; other short capitals are abbreviations and stay for the linter. */
export const SHORT_WORDS: ReadonlySet<string> = new Set(['a', 'all', 'an', 'and', 'any', 'are', 'as', 'at', 'bed', 'by', 'day', 'do', 'dry', 'ear', 'eye', 'for', 'hot', 'if', 'in', 'is', 'may', 'no', 'not', 'now', 'of', 'off', 'on', 'one', 'or', 'oz', 'per', 'ten', 'the', 'to', 'two', 'up', 'use']);

/** Words of capitals that are names or measures and stay as they are. */
export const KEPT_CAPITALS: ReadonlySet<string> = new Set(['INR', 'AM', 'PM', 'EKG', 'ECG', 'COPD', 'GERD', 'UTI', 'PEG', 'CPAP', 'AIMS', 'REM', 'DVT', 'CHF', 'ER', 'XR', 'XL', 'SR', 'DR', 'TPN', 'RN', 'LPN', 'MDI']);

export const PROPER_NAMES: ReadonlySet<string> = new Set([
  'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday',
  'january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
]);
