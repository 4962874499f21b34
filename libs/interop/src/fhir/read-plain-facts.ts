import { type Milli, type MinuteOfDay, parseMilli } from '@cyclefill/domain/kernel';
import { unitName } from './read-dose.js';
import type { OftenFact, TimingFacts } from './timing-facts.js';

const WORDS: readonly string[] = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const NUMBER = `\\d+(?:\\.\\d+)?|${WORDS.slice(1).join('|')}`;
const RANGE = `(${NUMBER})(?:\\s*(?:-|to|or)\\s*(${NUMBER}))?`;
const UNITS: Readonly<Record<string, OftenFact['unit']>> = { minute: 'min', min: 'min', hour: 'h', h: 'h', hr: 'h', day: 'd', d: 'd', week: 'wk', wk: 'wk', month: 'mo' };
const TIMES: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };

function numberOf(text: string): number {
  const word = WORDS.indexOf(text);
  return word >= 0 ? word : Number(text);
}

const pair = (low: string, high: string | undefined): readonly [number, number] => [numberOf(low), numberOf(high ?? low)];
const often = (times: readonly [number, number], period: readonly [number, number], unit: string): OftenFact => ({ times, period, unit: UNITS[unit.replace(/s$/, '')] ?? 'd' });
const aDay = (times: number): OftenFact => ({ times: [times, times], period: [1, 1], unit: 'd' });

/** How often, most telling words first; what was understood is taken out, so that `three times daily` is not `daily` too. */
const OFTEN: readonly (readonly [RegExp, (match: RegExpMatchArray) => OftenFact])[] = [
  [new RegExp(`\\b${RANGE} times (?:a |per |each |every )?(daily|day|week|wk|month)\\b`, 'g'), ([, low = '', high, unit = '']) => often(pair(low, high), [1, 1], unit === 'daily' ? 'day' : unit)],
  [/\b(once|twice|thrice) (?:a |per |each |every )?(daily|day|week|weekly|month|monthly)\b/g, ([, times = '', unit = '']) => often([TIMES[times] ?? 1, TIMES[times] ?? 1], [1, 1], unit === 'daily' ? 'day' : unit.replace(/ly$/, ''))],
  [new RegExp(`\\bevery ${RANGE} (minute|min|hour|hr|day|week|wk|month)s?\\b`, 'g'), ([, low = '', high, unit = '']) => often([1, 1], pair(low, high), unit)],
  [/\bq ?(\d+)(?:-(\d+))? ?(h|hr|min|d)\b/g, ([, low = '', high, unit = '']) => often([1, 1], pair(low, high), unit)],
  [/\b(?:every other day|(?:on )?alternate days|qod)\b/g, () => ({ times: [1, 1], period: [2, 2], unit: 'd' })],
  [/\bbid\b/g, () => aDay(2)],
  [/\btid\b/g, () => aDay(3)],
  [/\bqid\b/g, () => aDay(4)],
  [/\b(?:every|each) (week|month)\b|\b(week|month)ly\b/g, ([, one, two]) => often([1, 1], [1, 1], one ?? two ?? 'week')],
  [/\b(?:daily|every day|each day|qd)\b|\d ?m?c?g\/d\b/g, () => aDay(1)],
];

const SLOTS: readonly (readonly [RegExp, string])[] = [
  [/\bbefore breakfast\b/, 'ACM'], [/\bbefore lunch\b/, 'ACD'], [/\bbefore (?:dinner|supper)\b/, 'ACV'], [/\bbefore meals\b/, 'AC'],
  [/\bafter breakfast\b/, 'PCM'], [/\bafter lunch\b/, 'PCD'], [/\bafter (?:dinner|supper)\b/, 'PCV'], [/\bafter meals\b/, 'PC'],
  [/\bwith breakfast\b/, 'CM'], [/\bwith lunch\b/, 'CD'], [/\bwith (?:dinner|supper)\b/, 'CV'], [/\bwith meals\b/, 'C'],
  [/\b(?:at bedtime|before bed)\b/, 'HS'], [/\bin the morning\b/, 'MORN'], [/\bat noon\b/, 'NOON'], [/\bin the afternoon\b/, 'AFT'], [/\bin the evening\b/, 'EVE'], [/\bat night\b/, 'NIGHT'],
];
const WEEKDAYS: readonly string[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const LIMIT = '(?:maxim[a-z]* of|do not exceed(?: more than)?|no more than|max(?:imum)?)';
const DOSE_UNITS = 'tablets?|tabs?|capsules?|caps?|drops?|sprays?|patch(?:es)?|puffs?|suppositor(?:y|ies)|units?|mg|mcg|grams?|g|ml|meq';

/** What a dose may wait for that is neither a meal nor a time of the day. */
const CONDITION = /\b(?:after|before|during|when|unless|while|if|until) (?!meals?\b|food\b|eating\b|bed(?:time)?\b|sleep\b|waking\b|breakfast\b|lunch\b|dinner\b|supper\b|needed\b|finished\b|\d)[a-z]+(?: [a-z]+)?/g;

function milli(text: string): Milli | null {
  return parseMilli(String(numberOf(text)));
}

function dosesIn(text: string): TimingFacts['doses'] {
  return [...text.matchAll(new RegExp(`(?<![\\d.,/])(?<![a-z])${RANGE} ?(${DOSE_UNITS})\\b(?!/(?:hr|h|hour|min|d\\b))`, 'g'))].flatMap(([, first = '', last, unit = '']) => {
    const [low, high] = [milli(first), milli(last ?? first)];
    return low === null || high === null ? [] : [{ low, high, unit: unitName(unit) }];
  });
}

function clocksIn(text: string): readonly MinuteOfDay[] {
  const spoken = [...text.matchAll(/\b(?:at )?(\d{1,2})(?::(\d{2}))? ?(am|pm)\b/g)].map(([, hour = '', minute, half]) => ((Number(hour) % 12) + (half === 'pm' ? 12 : 0)) * 60 + Number(minute ?? 0));
  const written = [...text.matchAll(/\bat ([01]\d|2[0-3]):?([0-5]\d)(?: hours)?\b(?! ?(?:am|pm|ml|mg))/g)].map(([, hour = '', minute = '']) => Number(hour) * 60 + Number(minute));
  return [...spoken, ...written];
}

function boundsIn(text: string): TimingFacts['bounds'] {
  return [...text.matchAll(new RegExp(`(?:\\bfor (?:up to |the next )?|\\bx ?)(${NUMBER}) (day|week|wk|month)s?\\b`, 'g'))].map(([, value = '', unit = '']) =>
    unit === 'month' ? { value: numberOf(value), unit: 'mo' } : { value: numberOf(value) * (unit === 'day' ? 1 : 7), unit: 'd' });
}

/**
 * What the plain words and numbers of directions say: how often, for how long, at which times, how much. It knows frequent
 * words alone; words that it does not know are no fact, and never a reason to trust the structure.
 */
export function readPlainFacts(directions: string): TimingFacts {
  const text = directions.toLowerCase().replace(/\s+/g, ' ').trim();
  const most = [...text.matchAll(new RegExp(`\\b${LIMIT} (${NUMBER})(?: ?(${DOSE_UNITS})\\b)?`, 'g'))];
  // What may at most be given, and how long one administration runs, are neither a dose nor a rhythm.
  let rest = text.replace(new RegExp(`\\b(?:to a )?${LIMIT} (?:${NUMBER}) ?[a-z]*(?: (?:per|a|in) [a-z0-9 ]+)?`, 'g'), ' ; ').replace(/\bof (?:each|every) week\b/g, ' ');
  const doses = dosesIn(rest);
  const found: OftenFact[] = [];
  for (const [pattern, fact] of OFTEN) {
    for (const match of rest.matchAll(pattern)) found.push(fact(match));
    rest = rest.replace(pattern, ' ; ');
  }
  return {
    often: found,
    once: /\b(?:at once|single dose|one time only|one dose only)\b/.test(text),
    bounds: boundsIn(text),
    counts: [...text.matchAll(new RegExp(`\\b(?:for|until) (${NUMBER}) (?:cycles|doses|have been (?:taken|given))`, 'g'))].map(([, count = '']) => numberOf(count)),
    clocks: clocksIn(text),
    slots: SLOTS.filter(([pattern]) => pattern.test(text)).map(([, code]) => code),
    weekdays: WEEKDAYS.filter((day) => new RegExp(`\\b${day}(?:s?day|nesday|rsday|urday)s?\\b`).test(text)),
    doses,
    most: most.flatMap(([, amount = '', unit]) => {
      const limit = milli(amount);
      return limit === null ? [] : [{ amount: limit, unit: unit === undefined ? null : unitName(unit) }];
    }),
    asNeeded: /\b(?:as needed|prn|when needed|if needed)\b/.test(text),
    conditions: [...text.matchAll(CONDITION)].map(([words]) => words).filter((words) => !SLOTS.some(([pattern]) => pattern.test(words))),
  };
}
