import { type MinuteOfDay, parseClock } from '@cyclefill/domain/kernel';
import type { SigCursor } from '../cursor.js';
import type { ClauseReader } from '../draft.js';

const NOON = 720;

/** `8am`, `8:30 pm`, `7a`, `08:00`, `noon`, `midnight`; four figures alone (`0800`) only behind an `at`, a bare figure never. */
function readTime(cursor: SigCursor, said: boolean): MinuteOfDay | null {
  return cursor.attempt(() => {
    if (cursor.take('noon')) return NOON;
    if (cursor.take('midnight')) return 0;
    const token = cursor.peek();
    if (token?.kind !== 'number') return null;
    cursor.at += 1;
    const minutes = cursor.attempt(() => (cursor.take(':') && /^[0-5]\d$/.test(cursor.word()) ? Number(cursor.word()) : null));
    if (minutes !== null) cursor.at += 1;
    const half = cursor.take('am', 'a', 'pm', 'p') ? cursor.word(-1).charAt(0) : null;
    if (half === null) {
      if (/^\d{4}$/.test(token.text)) return said ? parseClock(token.text) : null;
      return minutes === null ? null : parseClock(`${token.text.padStart(2, '0')}${String(minutes).padStart(2, '0')}`);
    }
    const hour = Number(token.text);
    if (!/^\d{1,2}$/.test(token.text) || hour < 1 || hour > 12) return null;
    return ((hour % 12) + (half === 'p' ? 12 : 0)) * 60 + (minutes ?? 0);
  });
}

/** `at 8am and 8 pm`, `@ 0800`, `7a, 11a, 3p, 7p`, `q1400`. */
export const clockClause: ClauseReader = (cursor, draft) => {
  const times = cursor.attempt(() => {
    const said = cursor.take('at', '@', 'around', 'by', 'q');
    if (!said && cursor.peek()?.kind !== 'number') return null;
    const first = readTime(cursor, said);
    if (first === null) return null;
    const found = [first];
    const next = (): MinuteOfDay | null => cursor.attempt(() => {
      if (!cursor.take(',', 'and', '&', '/')) return null;
      cursor.take('and', '&');
      cursor.take('at');
      return readTime(cursor, said);
    });
    for (let time = next(); time !== null; time = next()) found.push(time);
    return found;
  });
  if (times === null) return false;
  const { part } = draft;
  // `every morning … and at 11 am`: two doses said in two ways.
  if (draft.joined && part.slots.length > 0) draft.contradict('clock times and times of the day stand side by side');
  part.clocks.push(...times.filter((time) => !part.clocks.includes(time)));
  return true;
};
