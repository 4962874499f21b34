import type { ClauseReader } from '../draft.js';
import { readCount } from '../numbers.js';
import { endsSentence } from './free-text.js';
import { TIME_UNITS } from './time-units.js';

/**
 * `off at bedtime`, `off at 9 pm`: a moment at which it comes off and never one at which more is given; kept in words, as
 * `remove at bedtime` is.
 */
export const offClause: ClauseReader = (cursor, draft) => {
  if (draft.last.amount === null) return false;
  const start = cursor.attempt(() => {
    cursor.take('and', 'then', ',');
    if (!cursor.take('off')) return null;
    const at = cursor.at;
    return cursor.take('at', 'in', 'hs', 'qhs', 'qpm') ? at : null;
  });
  if (start === null) return false;
  while (!endsSentence(cursor) && cursor.word() !== ',') cursor.at += 1;
  draft.instructions.push(`remove ${cursor.slice(start, cursor.at)}`);
  return true;
};

/** `remove after 12 hours`, `on for 12 hours`, `12 hours on and 12 hours off`: when what was applied comes off. */
export const removalClause: ClauseReader = (cursor, draft) => {
  const hours = cursor.attempt(() => {
    cursor.take('and', 'then');
    if (!(cursor.take('remove') && (cursor.take('after', 'in') || (cursor.take('patch') && cursor.take('after'))))) return null;
    const count = readCount(cursor);
    return count !== null && TIME_UNITS.read(cursor) === 'hour' ? count : null;
  }) ?? cursor.attempt(() => {
    const first = cursor.take('on');
    cursor.take('for');
    const on = readCount(cursor);
    if (on === null || TIME_UNITS.read(cursor) !== 'hour' || (!first && !cursor.take('on'))) return null;
    while (cursor.take('and', ',', '/', 'then'));
    const offFirst = cursor.take('off');
    cursor.take('for');
    const off = readCount(cursor);
    if (off === null || TIME_UNITS.read(cursor) !== 'hour') return null;
    return (offFirst || cursor.take('off')) && on + off === 24 ? on : null;
  });
  if (hours === null) return false;
  draft.part.removeAfterMinutes = hours * 60;
  if (!draft.part.hasTiming) draft.setDays({ kind: 'daily' });
  return true;
};
