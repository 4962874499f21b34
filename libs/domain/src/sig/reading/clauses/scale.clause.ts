import type { Milli } from '@cyclefill/domain/kernel';
import type { ClauseReader } from '../draft.js';

const UNITS: readonly string[] = ['u', 'unit', 'units'];

/**
 * A sliding scale, from its name to the end of the text: kept in its words for a person to check. The smallest and largest
 * number of units are told; which is due depends on a measurement, so it is never packed.
 */
export const scaleClause: ClauseReader = (cursor, draft) => {
  if (!cursor.take('ssi')) {
    cursor.attempt(() => (cursor.take('per', 'by', 'on', 'via', 'as') ? (cursor.take('per'), cursor.word() === 'sliding' ? true : null) : null));
    if (cursor.word() !== 'sliding' || cursor.word(1) !== 'scale') return false;
    cursor.at += 2;
  }
  draft.isScale = true;
  return true;
};

/** The steps of the scale: `150-199 2u; 200-249 4u`, `BG 151-200 = 2 units`, behind its name and timing. */
export const scaleStepsClause: ClauseReader = (cursor, draft) => {
  if (!draft.isScale || draft.scale !== null) return false;
  const begins = cursor.attempt(() => {
    let named = false;
    while (cursor.take('bg', 'fsbg', 'glucose', 'cbg', 'if', 'for', 'fsbs', 'blood')) named = true;
    return named || (cursor.peek()?.kind === 'number' && (cursor.word(1) === '-' || cursor.word(1) === 'to')) ? true : null;
  });
  if (begins === null) return false;
  const start = cursor.at;
  const given: number[] = [];
  for (; !cursor.done; cursor.at += 1) {
    const before = cursor.peek(-1);
    if (UNITS.includes(cursor.word()) && before?.value !== null && before !== null) given.push(before.value);
  }
  draft.scale = cursor.slice(start, cursor.at).replace(/\.$/, '');
  if (given.length > 0) draft.scaleRange = { low: Math.min(...given) as Milli, high: Math.max(...given) as Milli };
  return true;
};
