import { type Day, dayFromCivil, daysInMonth } from '@cyclefill/domain/kernel';
import type { SigCursor } from '../cursor.js';
import type { ClauseReader } from '../draft.js';

/** `08/13/2026` or `2026-08-13`; anything shorter is not read, since a year would have to be guessed. */
function readDate(cursor: SigCursor): Day | null {
  return cursor.attempt(() => {
    const [first, sign, second, again, third] = [0, 1, 2, 3, 4].map((offset) => cursor.word(offset));
    if ((sign !== '/' && sign !== '-') || again !== sign || ![first, second, third].every((part) => /^\d+$/.test(part ?? ''))) return null;
    const [year, month, day] = first?.length === 4 ? [first, second, third].map(Number) : [third, first, second].map(Number);
    if (year === undefined || month === undefined || day === undefined || year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
    cursor.at += 5;
    return dayFromCivil(year, month, day);
  });
}

/** `Starting 08/13/2026`, `until 12/31/2026`. */
export const datesClause: ClauseReader = (cursor, draft) => {
  const start = cursor.attempt(() => (cursor.take('starting', 'start', 'begin', 'beginning', 'from') && (cursor.take('on') || true) ? readDate(cursor) : null));
  if (start !== null) {
    draft.start ??= start;
    cursor.take(',');
    return true;
  }
  const until = cursor.attempt(() => (cursor.take('until', 'through', 'thru', 'till', 'ending', 'to') ? readDate(cursor) : null));
  if (until === null) return false;
  draft.until ??= until;
  return true;
};
