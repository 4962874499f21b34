import { type Milli, formatMilli } from '@cyclefill/domain/kernel';
import { countText, figureText, withCommas } from './figures.js';

/** Units that are counted in pieces: they have halves and a plural. */
const PIECES: readonly string[] = ['tablet', 'capsule', 'suppository', 'patch', 'drop', 'application', 'inhalation', 'spray', 'unit', 'puff', 'dose', 'film', 'lozenge', 'vial', 'packet', 'ampule', 'capful', 'scoop', 'click', 'ribbon', 'inch', 'syringe', 'enema', 'teaspoon', 'tablespoon'];

/** Short forms where a column is narrow: beside the hour on a MAR. */
const SHORT: ReadonlyMap<string, string> = new Map([['tablet', 'tab'], ['capsule', 'cap'], ['suppository', 'supp'], ['inhalation', 'inhal']]);

function singular(unit: string): string {
  if (PIECES.includes(unit)) return unit;
  if (unit === 'suppositories') return 'suppository';
  const without = [unit.replace(/s$/, ''), unit.replace(/es$/, '')];
  return without.find((word) => PIECES.includes(word)) ?? unit;
}

/** The unit in the number that goes with `value`: `1 tablet`, `1 1/2 tablets`, `1/2 tablet`, `10 mL`. */
export function unitText(value: Milli, unit: string): string {
  const one = singular(unit);
  if (!PIECES.includes(one) || (value > 0 && value <= 1000)) return one;
  if (/[^aeiou]y$/.test(one)) return `${one.slice(0, -1)}ies`;
  return one.endsWith('ch') ? `${one}es` : `${one}s`;
}

/** A dose in a sentence: `2 tablets`, `1/2 tablet (half)`, `10 mL` (D54). */
export function doseText(dose: Milli, unit: string): string {
  if (!PIECES.includes(singular(unit))) return `${withCommas(formatMilli(dose))} ${unit}`;
  return `${figureText(dose)} ${unitText(dose, unit)}${dose === 500 ? ' (half)' : ''}`;
}

/** A dose beside the hour: `1 tab`, `½ tab`, `10 mL`; an application is not counted. */
export function shortDoseText(dose: Milli, unit: string): string {
  const one = singular(unit);
  if (one === 'application') return 'apply';
  if (!PIECES.includes(one)) return `${withCommas(formatMilli(dose))} ${unit}`;
  return `${countText(dose)} ${SHORT.get(one) ?? unitText(dose, unit)}`;
}
