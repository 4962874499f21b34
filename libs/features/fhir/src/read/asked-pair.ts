/** A parameter with one value. */
export type AskedPair = readonly [name: string, value: string];

/** Most matches of a page. */
export const MOST_MATCHES = 200;

/** A page's length, never beyond the most; NaN for what is none. */
export function readCount(value: string): number {
  return /^\d{1,6}$/u.test(value) ? Math.min(Number(value), MOST_MATCHES) : Number.NaN;
}

/** A cursor behind something that has a name. */
export function cursorAfter(name: string): string {
  return Buffer.from(name).toString('base64url');
}

/** What a cursor is behind; null = it is none of ours. */
export function readCursor(cursor: string): string | null {
  const name = Buffer.from(cursor, 'base64url').toString();
  return /^(?:[A-Za-z]{1,40}\/)?[\w.-]{1,64}$/u.test(name) && cursorAfter(name) === cursor ? name : null;
}

/** A parameter's name as it may be told: what has other letters is no parameter of anybody's. */
export function toldName(name: string): string {
  return /^[\w.:-]{1,80}$/u.test(name) ? name : 'a parameter';
}
