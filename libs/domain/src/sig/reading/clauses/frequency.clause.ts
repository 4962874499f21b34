import type { Weekday } from '@cyclefill/domain/kernel';
import type { SigSlot } from '../../sig-structure.js';
import type { SigCursor } from '../cursor.js';
import type { ClauseReader, SigDraft } from '../draft.js';
import { readRange } from '../numbers.js';
import { PhraseTable } from '../phrase-table.js';
import { TIME_UNITS, type TimeUnit } from './time-units.js';

type Meaning = (draft: SigDraft) => void;

const times = (count: number): Meaning => (draft) => draft.setCount(count, null);
const someDays = (count: number, per: 'week' | 'month'): Meaning => (draft) => draft.setDays({ kind: 'some-days', times: count, per });
const everyDays = (every: number): Meaning => (draft) => draft.setDays(every === 1 ? { kind: 'daily' } : { kind: 'every-n-days', every });
const slots = (...named: readonly SigSlot[]): Meaning => ({ part }) => named.forEach((slot) => part.slots.includes(slot) || part.slots.push(slot));
const all = (...meanings: readonly Meaning[]): Meaning => (draft) => meanings.forEach((meaning) => meaning(draft));

/** Codes and fixed phrases. What depends on a number is read by the clauses below. */
const CODES = new PhraseTable<Meaning>([
  ['daily|everyday|every day|each day|a day|per day|/ day|every 24 hours|q24h|q 24 h|every day at', everyDays(1)],
  ['qd|q d|q1d|qday|q day|once daily|once a day|once per day|once every day|once each day|one time daily|one time a day|one time each day|once in 24 hours', all(everyDays(1), times(1))],
  ['bid|twice daily|twice a day|twice per day|twice every day|twice each day', times(2)],
  ['tid|thrice daily|thrice a day', times(3)],
  ['qid', times(4)],
  ['qod|eod|every other day|every second day|on alternate days|alternate days|every alternate day', everyDays(2)],
  ['every third day', everyDays(3)],
  ['qw|qwk|q wk|qweek|q week|weekly|once weekly|every week|each week|once a week|once per week|one time a week|once every week|one time weekly|1 time weekly', someDays(1, 'week')],
  ['biw|twice weekly|twice a week|twice per week', someDays(2, 'week')],
  ['tiw|thrice weekly|thrice a week', someDays(3, 'week')],
  ['qiw', someDays(4, 'week')],
  ['every other week|q2w|every two weeks', everyDays(14)],
  ['monthly|once monthly|every month|each month|once a month|once per month|qmonth|q month|qmo|q mo|one time a month', someDays(1, 'month')],
  ['twice monthly|twice a month', someDays(2, 'month')],
  ['achs|ac hs|ac & hs|ac and hs|ac + hs|ac / hs', slots('before meals', 'bedtime')],
  ['tidwm|tid wm', slots('with meals')],
  ['tidac|tid ac', slots('before meals')],
  ['tidpc|tid pc', slots('after meals')],
  ['bidwm|bid wm', all(times(2), ({ part }) => { part.food = 'with meals'; })],
  ['every shift|each shift|q shift|qshift', ({ part }) => { part.everyShift = true; }],
  ['one time only|once only|single dose|one dose only|one - time|x 1 dose|x 1|stat|now|immediately|1 time only|one time dose', ({ part }) => { part.once = true; }],
  ['weekdays|on weekdays', (draft) => draft.addWeekdays([1, 2, 3, 4, 5] as Weekday[])],
  ['weekends|on weekends', (draft) => draft.addWeekdays([0, 6] as Weekday[])],
]);
export const FREQUENCY_WORDS: readonly string[] = CODES.words;

export const codeClause: ClauseReader = (cursor, draft) => {
  const meaning = CODES.read(cursor);
  if (meaning === null) return false;
  meaning(draft);
  return true;
};

function setInterval(draft: SigDraft, low: number, high: number | null, unit: TimeUnit): boolean {
  if (unit === 'hour') draft.setHours(low, high);
  else if (unit === 'minute' && high === null) draft.part.everyMinutes = low;
  else if (high !== null) return false;
  else if (unit === 'day' || unit === 'week') everyDays(low * (unit === 'week' ? 7 : 1))(draft);
  else if (unit === 'month' && low === 1) someDays(1, 'month')(draft);
  else return false;
  return true;
}

/** Whole numbers `low` and `high` of a range, or null. */
function readWholeRange(cursor: SigCursor): { readonly low: number; readonly high: number | null } | null {
  const range = readRange(cursor);
  if (range === null || range.low <= 0 || range.low % 1000 !== 0 || (range.high !== null && range.high % 1000 !== 0)) return null;
  return { low: range.low / 1000, high: range.high === null ? null : range.high / 1000 };
}

/** `every 6 hours`, `q4-6h`, `q 8 hr`, `q4d`, `every two weeks`, `q5min`. */
export const intervalClause: ClauseReader = (cursor, draft) =>
  cursor.attempt(() => {
    if (!cursor.take('every', 'each', 'q')) return null;
    const range = readWholeRange(cursor);
    if (range !== null) cursor.take('-');
    const unit = range === null ? (cursor.take('hour') ? 'hour' : null) : TIME_UNITS.read(cursor);
    if (unit === null) return null;
    cursor.take('interval', 'intervals', 'int');
    return setInterval(draft, range?.low ?? 1, range?.high ?? null, unit) ? unit : null;
  }) !== null;

const PER = new PhraseTable<'day' | 'week' | 'month'>([
  ['daily|a day|per day|each day|every day|/ day|/ d|everyday|in 24 hours|per 24 hours', 'day'],
  ['weekly|a week|per week|each week|every week|/ week|/ wk', 'week'],
  ['monthly|a month|per month|each month|every month|/ month', 'month'],
]);

/** `3 times a day`, `5x/day`, `1-2 times daily`, `up to three times a day`, `twice to three times`. */
export const countClause: ClauseReader = (cursor, draft) =>
  cursor.attempt(() => {
    const upTo = cursor.attempt(() => (cursor.take('up') && cursor.take('to') ? true : null)) === true;
    const spelled = ['once', 'twice'].includes(cursor.word());
    const range = cursor.take('once') ? { low: 1, high: null } : cursor.take('twice') ? { low: 2, high: null } : readWholeRange(cursor);
    if (range === null) return null;
    const named = cursor.take('times', 'time', 'x');
    const per = PER.read(cursor);
    if (per === null || (!named && !spelled)) return null;
    if (per === 'day') draft.setCount(upTo ? 1 : range.low, upTo ? (range.high ?? range.low) : range.high);
    else if (range.high !== null) return null;
    else draft.setDays({ kind: 'some-days', times: range.low, per });
    return per;
  }) !== null;

/** `once`: alone it is one dose; before days it is one on each. */
export const onceClause: ClauseReader = (cursor, draft) => {
  if (!cursor.take('once')) return false;
  if (['on', 'at', 'in', 'every', 'each'].includes(cursor.word())) draft.setCount(1, null);
  else draft.part.once = true;
  return true;
};

