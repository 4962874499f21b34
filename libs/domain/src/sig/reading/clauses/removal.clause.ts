import type { ClauseReader } from '../draft.js';
import { readCount } from '../numbers.js';
import { TIME_UNITS } from './time-units.js';

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
