import { type Milli, parseMilli } from '@cyclefill/domain/kernel';
import { withCommas } from './figures.js';

const PER: readonly (readonly [RegExp, string])[] = [
  [/^(\d+) ?h$/, '$1 hours'],
  [/^h$/, 'hour'],
  [/^hr$/, 'hour'],
];

/** A figure without trailing zeros or a naked point, with commas from 1,000 on. */
function figure(text: string): string {
  const plain = text.replaceAll(',', '').replace(/^\./, '0.').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return withCommas(plain);
}

function amount(text: string): string {
  return text
    .replace(/[µμ]g|\bug\b/g, 'mcg')
    .replace(/(?<![\d.])(?:\d[\d,]*(?:\.\d+)?|\.\d+)/g, (number) => figure(number))
    .replace(/(\d)(?=[A-Za-z])/g, '$1 ')
    .trim();
}

/** `40 mg` and `mL` of `40 mg/mL`; a part in parentheses stays with what is per. */
function splitPer(part: string): readonly [string, string] {
  const at = part.indexOf('/');
  if (at < 0) return [amount(part), ''];
  const below = PER.reduce((text, [pattern, words]) => text.replace(pattern, words), part.slice(at + 1).trim());
  return [amount(part.slice(0, at)), (/^\d/.test(below) ? amount(below) : below).replaceAll('/', ' per ')];
}

/**
 * A catalogue strength for paper (D53, D54): `1000 mg` → `1,000 mg`, `25 mg; 100 mg` → `25 mg-100 mg`, `2.5 mg/3 mL` →
 * `2.5 mg per 3 mL`, `0.1 mg/24h` → `0.1 mg per 24 hours`; no trailing zeros, a space before each unit, `%` kept.
 */
export function formatStrength(strength: string): string {
  const parts = strength.split(';').map((part) => splitPer(part.trim())).filter(([of]) => of !== '');
  const pers = parts.map(([, per]) => per).filter((per) => per !== '');
  const shared = new Set(pers).size === 1 ? pers[0] : undefined;
  if (shared === undefined) return parts.map(([of, per]) => (per === '' ? of : `${of} per ${per}`)).join('-');
  return `${parts.map(([of]) => of).join('-')} per ${shared}`;
}

/** Milligrams (or another single unit) in one tablet, when the strength is one plain amount such as `10 mg`. */
export function plainAmount(strength: string): { readonly value: Milli; readonly unit: string } | null {
  const match = /^(\d[\d,]*(?:\.\d+)?) (mg|mcg|g|mEq)$/.exec(formatStrength(strength));
  const value = match === null ? null : parseMilli((match[1] ?? '').replaceAll(',', ''));
  return match === null || value === null ? null : { value, unit: match[2] ?? '' };
}
