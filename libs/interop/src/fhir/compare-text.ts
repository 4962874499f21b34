import { MINUTES_PER_DAY } from '@cyclefill/domain/kernel';
import type { OftenFact, TimingFacts } from './timing-facts.js';

/** What of text and structure is compared (D50). */
export const TEXT_FIELDS = ['often', 'once', 'bounds', 'count', 'clock', 'slot', 'weekday', 'dose', 'most', 'as-needed', 'condition'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** A field in which the text differs from the structure, or says more than it. */
export interface TextDifference {
  readonly field: TextField;
  readonly kind: 'differs' | 'adds';
  readonly text: string;
  readonly structure: string;
}

/** A clock time in words agrees with one of the structure within the usual pass window (D45). */
const CLOCK_WINDOW = 60;

/** Rhythms that are the same however they are written: 24 hours is a day, 7 days a week. Six hours are not four times a day (D41). */
function oftenText({ times, period, unit }: OftenFact): string {
  const inMinutes = { min: 1, h: 60, d: MINUTES_PER_DAY, wk: 7 * MINUTES_PER_DAY, mo: 0 }[unit];
  const span = (value: number): string => (inMinutes === 0 ? `${value} mo` : `${value * inMinutes} min`);
  return `${times[0]}-${times[1]} in ${span(period[0])}-${span(period[1])}`;
}

const compared = (field: TextField, text: readonly string[], structure: readonly string[]): TextDifference | null => {
  if (text.length === 0 || (structure.length > 0 && text.every((one) => structure.includes(one)))) return null;
  return { field, kind: structure.length === 0 ? 'adds' : 'differs', text: text.join(', '), structure: structure.join(', ') };
};

function clockDifference(text: TimingFacts, structure: TimingFacts): TextDifference | null {
  const far = text.clocks.filter((clock) => !structure.clocks.some((other) => Math.abs(other - clock) <= CLOCK_WINDOW));
  return compared('clock', far.map(String), structure.clocks.map(String));
}

/** Amounts of one unit: one that the text names must be that of the structure; other units tell of strength or volume. */
function doseDifference(text: TimingFacts, structure: TimingFacts): TextDifference | null {
  const shown = ({ low, high, unit }: TimingFacts['doses'][number]): string => `${low / 1000}-${high / 1000} ${unit}`;
  for (const dose of structure.doses) {
    const named = text.doses.filter(({ unit }) => unit === dose.unit);
    if (named.length > 0 && !named.some(({ low, high }) => low === dose.low && high === dose.high)) {
      return { field: 'dose', kind: 'differs', text: named.map(shown).join(', '), structure: shown(dose) };
    }
  }
  return null;
}

/** Limits of one unit are compared; `6 per day` beside a limit in milligrams is neither the same nor another. */
function limitDifference(text: TimingFacts, structure: TimingFacts): TextDifference | null {
  const shown = ({ amount, unit }: TimingFacts['most'][number]): string => `${amount / 1000}${unit === null ? '' : ` ${unit}`}`;
  const comparable = structure.most.length === 0 ? text.most : text.most.filter(({ unit }) => structure.most.some((other) => other.unit === unit));
  return compared('most', comparable.map(shown), structure.most.map(shown));
}

function onceDifference(text: TimingFacts, structure: TimingFacts): TextDifference | null {
  return text.once && !structure.once ? { field: 'once', kind: 'differs', text: 'once', structure: 'repeated' } : null;
}

/** Every field in which text and structure disagree, in the order of the fields; what only the structure says is no disagreement. */
export function compareFacts(text: TimingFacts, structure: TimingFacts): readonly TextDifference[] {
  const found: readonly (TextDifference | null)[] = [
    compared('often', text.often.map(oftenText), structure.often.map(oftenText)),
    onceDifference(text, structure),
    compared('bounds', text.bounds.map(({ value, unit }) => `${value} ${unit}`), structure.bounds.map(({ value, unit }) => `${value} ${unit}`)),
    compared('count', text.counts.map(String), structure.counts.map(String)),
    clockDifference(text, structure),
    compared('slot', text.slots, structure.slots),
    compared('weekday', text.weekdays, structure.weekdays),
    doseDifference(text, structure),
    limitDifference(text, structure),
    text.asNeeded && !structure.asNeeded ? { field: 'as-needed', kind: 'differs', text: 'as needed', structure: 'scheduled' } : null,
    compared('condition', text.conditions, structure.conditions),
  ];
  return found.filter((difference) => difference !== null);
}
