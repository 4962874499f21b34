/** One entry of the error-prone list: what it is called in a report, and how it looks in a text. */
interface ErrorProneEntry {
  readonly term: string;
  readonly pattern: RegExp;
}

const UNIT = '(?:mcg|mg|mL|mEq|g|units?|oz|kg|tablets?|capsules?)';

/**
 * The error-prone list as patterns (D53: ISMP list, Joint Commission do-not-use list). Capitals matter where a plain word
 * looks the same; `AS` and `AD` inside a phrase of capitals are words.
 */
const ERROR_PRONE: readonly ErrorProneEntry[] = [
  { term: 'U', pattern: /(?:\b\d+ ?U\b|\bIU\b)/ },
  { term: 'QD', pattern: /\b(?:q\.?o?\.?d\.?|q1d)(?![a-z])/i },
  { term: 'OD, OS, OU', pattern: /\bO[DSU]\b/ },
  { term: 'AD, AS, AU', pattern: /(?<![A-Z]{2} )\b(?:AD|AS|AU)\b(?! [A-Z]{2})/ },
  { term: 'HS', pattern: /\b(?:HS|hs|q\.?hs|qn|BT)\b/i },
  { term: 'SC, SQ, sub q', pattern: /\b(?:SC|SQ|sub ?q)\b/i },
  { term: 'TIW', pattern: /\b[TB]IW\b/i },
  { term: 'D/C', pattern: /\bD\/C\b/i },
  { term: 'cc', pattern: /\bcc\b/ },
  { term: 'microgram sign', pattern: /[µμ]|\bug\b/ },
  { term: 'UD', pattern: /\bUD\b/ },
  { term: 'SS', pattern: /\bSS(?:I|RI)?\b/ },
  { term: 'comparison sign', pattern: /[<>≤≥]/ },
  { term: '@ & +', pattern: /[@&+]/ },
  { term: 'slash', pattern: /[A-Za-z]\/[A-Za-z0-9]|\d\/(?:day|d|h|hr|dose)\b/ },
  { term: 'trailing zero', pattern: /(?<![A-Za-z\d.])\d+\.\d*0(?![\d.])/ },
  { term: 'naked decimal', pattern: /(?<![\dA-Za-z])\.\d/ },
  { term: 'no space before unit', pattern: new RegExp(`\\d${UNIT}\\b`) },
  { term: 'no comma in thousands', pattern: new RegExp(`(?<![\\d,.-])\\d{4,} ${UNIT}\\b`) },
  { term: 'period after unit', pattern: /\d (?:mcg|mg|mL|mEq|g)\. [a-z]/ },
  { term: 'x for times', pattern: /\bx ?\d/ },
  { term: 'drug name abbreviation', pattern: /\b(?:MSO4|MgSO4|MS|HCTZ|HCl|HCL|KCl|MTX|PTU|APAP|ASA|AZT|CPZ|ZnSO4)\b/ },
];

/** The entries of the error-prone list that a text contains, in the order of the list; empty = fit for paper (D53). */
export function errorProneTerms(text: string): readonly string[] {
  return ERROR_PRONE.filter((entry) => entry.pattern.test(text)).map((entry) => entry.term);
}
