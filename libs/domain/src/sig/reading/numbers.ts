import type { Milli } from '@cyclefill/domain/kernel';
import type { SigCursor } from './cursor.js';

const WORDS: ReadonlyMap<string, number> = new Map([
  ['one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5], ['six', 6], ['seven', 7], ['eight', 8], ['nine', 9], ['ten', 10], ['eleven', 11], ['twelve', 12], ['fourteen', 14], ['fifteen', 15],
  ['twenty', 20], ['thirty', 30],
]);
export const NUMBER_WORDS: readonly string[] = [...WORDS.keys(), 'half', 'quarter'];

const DENOMINATORS: readonly number[] = [2, 4, 8];

/** `1/2`, `3 / 4`: a part of a unit, in thousandths; `25/100` and dates are none. */
function readFraction(cursor: SigCursor): Milli | null {
  const [over, under] = [cursor.peek()?.value, cursor.peek(2)?.value];
  if (over === null || over === undefined || under === null || under === undefined || cursor.word(1) !== '/' || cursor.word(3) === '/') return null;
  if (!DENOMINATORS.includes(under / 1000) || over <= 0 || over >= under || over % 1000 !== 0) return null;
  cursor.at += 3;
  return (over / (under / 1000)) as Milli;
}

/** `half`, `one half`, `a half`, `half of a`; a part of a unit in words. */
function readHalf(cursor: SigCursor): Milli | null {
  return cursor.attempt(() => {
    if (cursor.take('a', 'one')) cursor.take('-');
    if (cursor.take('quarter')) return 250 as Milli;
    if (!cursor.take('half')) return null;
    cursor.take('of');
    cursor.take('a', 'one');
    return 500 as Milli;
  });
}

function readPart(cursor: SigCursor): Milli | null {
  return readFraction(cursor) ?? readHalf(cursor);
}

/** A whole number or decimal, in figures or in words. */
function readWhole(cursor: SigCursor): Milli | null {
  const token = cursor.peek();
  if (token === null || (token.kind === 'number' && cursor.word(1) === '/' && cursor.peek(2)?.kind === 'number')) return null;
  // The lower half of a fraction that is not one of a tablet: `1/100` is never 100.
  if (token.kind === 'number' && cursor.word(-1) === '/' && token.glued && cursor.peek(-2)?.kind === 'number') return null;
  const value = token.kind === 'number' ? token.value : WORDS.has(token.text) ? (((WORDS.get(token.text) ?? 0) * 1000) as Milli) : null;
  if (value !== null) cursor.at += 1;
  return value;
}

/** `2 (two)`, `1 one`: the same number said again is one number. Two figures side by side are two numbers: `day 5 5 times`. */
function skipRepeated(cursor: SigCursor, value: Milli): void {
  cursor.attempt(() => {
    const figures = cursor.peek(-1)?.kind === 'number' && cursor.peek()?.kind === 'number';
    const bracket = cursor.take('(');
    if (figures) return null;
    const again = readWhole(cursor);
    return again === value && bracket === cursor.take(...(bracket ? [')'] : [])) ? again : null;
  });
}

/** A number in figures or words with its part: `2`, `one`, `0.5`, `½`, `1 1/2`, `1 and one-half`, `one and a half`. */
export function readNumber(cursor: SigCursor): Milli | null {
  const part = readPart(cursor);
  if (part !== null) return part;
  const whole = readWhole(cursor);
  if (whole === null) return null;
  const added = cursor.attempt(() => {
    if (!cursor.take('-')) cursor.take('and');
    return readPart(cursor);
  });
  if (added === null) skipRepeated(cursor, whole);
  return (whole + (added ?? 0)) as Milli;
}

/** A number or a range of two: `1-2`, `1 to 2`, `one or two`, `1/2 to 1`. */
export function readRange(cursor: SigCursor): { readonly low: Milli; readonly high: Milli | null } | null {
  const low = readNumber(cursor);
  if (low === null) return null;
  const high = cursor.attempt(() => (cursor.take('-', 'to', 'or') ? readNumber(cursor) : null));
  if (high !== null && high <= low) {
    return null;
  }
  return { low, high };
}

/** A whole number of things that come in whole numbers; null = none, or a part of one. */
export function readCount(cursor: SigCursor): number | null {
  return cursor.attempt(() => {
    const value = readNumber(cursor);
    return value === null || value % 1000 !== 0 || value <= 0 ? null : value / 1000;
  });
}
