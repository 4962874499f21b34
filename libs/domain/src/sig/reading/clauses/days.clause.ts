import type { Weekday } from '@cyclefill/domain/kernel';
import type { SigCursor } from '../cursor.js';
import type { ClauseReader } from '../draft.js';
import { readCount } from '../numbers.js';
import { PhraseTable } from '../phrase-table.js';
import { DOSE_UNITS } from '../units.js';
import { TIME_UNITS } from './time-units.js';

const WEEKDAYS = new PhraseTable<Weekday>([
  ['sunday|sundays|sun', 0], ['monday|mondays|mon', 1], ['tuesday|tuesdays|tue|tues', 2], ['wednesday|wednesdays|wed|weds', 3], ['thursday|thursdays|thu|thur|thurs', 4],
  ['friday|fridays|fri', 5], ['saturday|saturdays|sat', 6],
]);
export const WEEKDAY_WORDS: readonly string[] = WEEKDAYS.words;

/** Days by their letters: `MWF`, `TTHSS`. */
const LETTERS = new PhraseTable<readonly Weekday[]>([
  ['mwf|m - w - f|m / w / f|m , w , f|m w f', [1, 3, 5]], ['tths|tthsa|tuthsa|t th s|t / th / sa|t / th / s', [2, 4, 6]], ['tth|tuth|t / th|t th|tu / th', [2, 4]], ['tthss|tuthsasu|tthsasu', [2, 4, 6, 0]], ['mtwthf', [1, 2, 3, 4, 5]],
]);

/** Monday first, as a week is read. */
const inWeek = (days: Iterable<Weekday>): readonly Weekday[] => [...new Set(days)].toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7));

function readDayList(cursor: SigCursor): readonly Weekday[] | null {
  const letters = LETTERS.read(cursor);
  if (letters !== null) return letters;
  const first = WEEKDAYS.read(cursor);
  if (first === null) return null;
  const through = cursor.attempt(() => (cursor.take('-', 'through', 'thru', 'to') ? WEEKDAYS.read(cursor) : null));
  if (through !== null) return inWeek(Array.from({ length: ((through - first + 7) % 7) + 1 }, (_all, index) => ((first + index) % 7) as Weekday));
  const days: Weekday[] = [first];
  const next = (): Weekday | null => cursor.attempt(() => {
    let parted = false;
    while (cursor.take(',', '/', '&', 'and', 'on', '-', '+', 'or') || cursor.take('every')) parted = true;
    return parted || WEEKDAY_WORDS.includes(cursor.word()) ? WEEKDAYS.read(cursor) : null;
  });
  for (let day = next(); day !== null; day = next()) days.push(day);
  return inWeek(days);
}

const OTHER_DAYS = new PhraseTable<true>([['on all other days|all other days|on the other days|the other days|on other days|other days|on the remaining days|rest of the week|on non - dialysis days', true]]);

/** `on Monday, Wednesday and Friday`, `every Tuesday`, `MWF`, `Mon-Fri`, `all other days`. */
export const weekdaysClause: ClauseReader = (cursor, draft) => {
  if (OTHER_DAYS.read(cursor) === true) {
    draft.part.otherDays = true;
    return true;
  }
  const days = cursor.attempt(() => {
    if (cursor.take('on', 'every', 'each')) cursor.take('the');
    return readDayList(cursor);
  });
  if (days === null) return false;
  draft.addWeekdays(days);
  return true;
};

const LAST_DAY = 31;

function readMonthDay(cursor: SigCursor): number | null {
  return cursor.attempt(() => {
    cursor.take('the');
    if (cursor.take('last')) return cursor.take('day') ? LAST_DAY : null;
    if (cursor.take('first')) return 1;
    const day = readCount(cursor);
    if (day === null || day > 31 || !(cursor.peek()?.glued === true && cursor.take('st', 'nd', 'rd', 'th'))) return null;
    cursor.take('day');
    return day;
  });
}

/** Whether the number just read counts something else than days of the month: `6 times`, `6 weeks`. */
const countsOther = (cursor: SigCursor): boolean => TIME_UNITS.words.includes(cursor.word()) || ['time', 'times', 'x'].includes(cursor.word());

/** `day 15`, `days 1 and 15`: without an ordinal the word `day` says it. */
function readNumberedDay(cursor: SigCursor): number | null {
  return cursor.attempt(() => {
    if (!cursor.take('day', 'days')) return null;
    const day = readCount(cursor);
    return day === null || day > 31 || countsOther(cursor) ? null : day;
  });
}

/** `on day 15 of the month`, `on the 1st and 15th of each month`. A day alone is one of the month only where the text says month. */
export const monthDaysClause: ClauseReader = (cursor, draft) => {
  const said = draft.last.days?.kind === 'some-days' && draft.last.days.per === 'month';
  const days = cursor.attempt(() => {
    cursor.take('on');
    const first = readMonthDay(cursor) ?? readNumberedDay(cursor);
    if (first === null) return null;
    const last = cursor.attempt(() => (cursor.take('-', 'to', 'through', 'thru') ? readCount(cursor) : null));
    const found = Array.from({ length: Math.max(1, (last ?? first) - first + 1) }, (_all, index) => first + index);
    const next = (): number | null => cursor.attempt(() => {
      const day = cursor.take('and', ',', '&') ? (readMonthDay(cursor) ?? readCount(cursor)) : null;
      return day === null || countsOther(cursor) ? null : day;
    });
    for (let day = next(); day !== null; day = next()) found.push(day);
    const month = cursor.attempt(() => (cursor.take('of') && (cursor.take('the', 'each', 'every') || true) && cursor.take('month') ? true : null));
    return (month === true || said) && found.every((day) => day <= 31) ? [...new Set(found)].toSorted((a, b) => a - b) : null;
  });
  if (days === null) return false;
  draft.setDays({ kind: 'month-days', days });
  return true;
};

function readSpan(cursor: SigCursor): number | null {
  const count = readCount(cursor);
  const unit = count === null ? null : TIME_UNITS.read(cursor);
  return count === null || unit === 'hour' || unit === 'minute' ? null : count * (unit === 'week' ? 7 : 1);
}

/** `21 days on, 7 days off`, `21 on 7 off`, `for 21 days then off for 7 days`: days on and days off in turn. */
export const cycleClause: ClauseReader = (cursor, draft) => {
  const { last } = draft;
  const whole = cursor.attempt(() => {
    cursor.take('for');
    const on = readSpan(cursor);
    if (on === null || !cursor.take('on')) return null;
    cursor.take(',', '/', 'and', 'then');
    cursor.take('then');
    const off = readSpan(cursor);
    return off !== null && cursor.take('off') ? { on, off } : null;
  });
  const rest = whole ?? cursor.attempt(() => {
    if (last.durationDays === null || !(draft.thenPending || draft.joined)) return null;
    if (!(cursor.take('stop', 'off', 'none') || (cursor.take('hold') && true))) return null;
    cursor.take('for');
    const off = readSpan(cursor);
    return off === null ? null : { on: last.durationDays, off };
  });
  if (rest === null) return false;
  if (whole === null) last.durationDays = null;
  draft.thenPending = false;
  cursor.take('days');
  cursor.attempt(() => (readSpan(cursor) === rest.off ? true : null));
  cursor.attempt(() => {
    cursor.take('and', ',', 'then');
    cursor.take('then');
    return cursor.take('repeat') ? true : null;
  });
  draft.setDays({ kind: 'cycle', ...rest });
  return true;
};

/** `on day 1`, `days 2-5`, `on the first day` of a course: how long the part is given, and behind which other. */
export const courseDaysClause: ClauseReader = (cursor, draft) => {
  const { last } = draft;
  if (last.days?.kind === 'some-days' || last.amount === null) return false;
  const days = cursor.attempt(() => {
    cursor.take('on', 'for');
    if (cursor.take('the')) return cursor.take('first') && cursor.take('day') ? { from: 1, to: 1 } : null;
    if (!cursor.take('day', 'days')) return null;
    const from = readCount(cursor);
    if (from === null || cursor.word() === 'of' || TIME_UNITS.words.includes(cursor.word())) return null;
    const to = cursor.attempt(() => (cursor.take('-', 'to', 'through', 'thru') ? readCount(cursor) : null)) ?? from;
    const month = cursor.word() === 'of' || ([',', 'and', '&'].includes(cursor.word()) && cursor.peek(1)?.kind === 'number' && !DOSE_UNITS.words.includes(cursor.word(2)));
    return to < from || month ? null : { from, to };
  });
  if (days === null) return false;
  const { part } = draft;
  part.courseFrom = days.from;
  draft.setDuration(days.to - days.from + 1);
  return true;
};
