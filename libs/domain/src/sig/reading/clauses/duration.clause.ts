import type { SigCursor } from '../cursor.js';
import type { ClauseReader, SigDraft } from '../draft.js';
import { readCount } from '../numbers.js';
import { DAYS_OF, TIME_UNITS } from './time-units.js';

/** `7 days`, `2 weeks`, `7D`: in days; null = no length of days. */
function readDays(cursor: SigCursor): number | null {
  return cursor.attempt(() => {
    const count = readCount(cursor);
    cursor.take('-', 'more');
    const unit = count === null ? null : TIME_UNITS.read(cursor);
    return count === null || unit === null || unit === 'hour' || unit === 'minute' ? null : count * DAYS_OF[unit];
  });
}

function lead(cursor: SigCursor): 'sure' | 'bare' {
  if (cursor.take('for')) {
    if (cursor.take('up')) cursor.take('to');
    else if (cursor.take('a') && cursor.take('total')) cursor.take('of');
    if (cursor.take('the')) cursor.take('next');
    return 'sure';
  }
  return cursor.take('x', 'times', '*') ? 'sure' : 'bare';
}

/** `for 7 days`, `x 10 d`, `times 2 weeks`; a bare `30 days` at the end is taken as one and said to be unclear. */
export const durationClause: ClauseReader = (cursor, draft) => {
  const found = cursor.attempt(() => {
    const how = lead(cursor);
    const days = readDays(cursor);
    if (days === null || (how === 'bare' && !endsThere(cursor, draft))) return null;
    return { how, days };
  });
  if (found === null) return false;
  if (found.how === 'bare') draft.warn('DURATION_UNCLEAR', `"${found.days} days" stands alone: taken as the length of treatment`);
  draft.setDuration(found.days);
  // `x7 days (1 week)`: the same length again.
  cursor.attempt(() => (readDays(cursor) === found.days ? true : null));
  return true;
};

/** A bare length counts where the dose and its timing are known and the text, or the step, ends with it. */
function endsThere(cursor: SigCursor, { last }: SigDraft): boolean {
  return last.amount !== null && (last.hasTiming || last.prn) && (cursor.done || ['.', ';', ',', 'then'].includes(cursor.word()));
}

/** `x3`, `x 3 doses`, `for 3 doses`, `up to 3 doses`: doses in all. */
export const dosesClause: ClauseReader = (cursor, draft) =>
  cursor.attempt(() => {
    const bare = cursor.take('x');
    if (!bare && !cursor.take('for') && !(cursor.take('up') && cursor.take('to'))) return null;
    const count = readCount(cursor);
    const doses = cursor.take('dose', 'doses', 'times');
    if (count === null || (!doses && !(bare && draft.part.everyMinutes !== null))) return null;
    const { part } = draft;
    if (part.doses !== null && part.doses !== count) draft.contradict('two numbers of doses');
    part.doses = count;
    return count;
  }) !== null;
