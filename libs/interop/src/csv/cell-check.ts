const MAX_CELL = 64 * 1024;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const BAD = /[\p{Bidi_Control}\p{Surrogate}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u;
const BIDI = /\p{Bidi_Control}/u;
const SURROGATE = /\p{Surrogate}/u;

/** Whether any cell of a text can have a problem beside its length: asked once a file, so that clean files cost nothing. */
export function mayHaveBadCells(text: string, damaged: boolean): boolean {
  return damaged || BAD.test(text);
}

/**
 * What no cell may hold, whatever its column.
 * @param damaged whether U+FFFD stands for bytes that were no UTF-8; null = only the length is looked at
 */
export function cellProblem(cell: string, damaged: boolean | null): string | null {
  if (cell.length > MAX_CELL) return `${cell.length} characters; at most ${MAX_CELL} fit into a cell`;
  if (damaged === null) return null;
  if (damaged && cell.includes('\uFFFD')) return 'not UTF-8';
  if (!BAD.test(cell)) return null;
  if (cell.includes('\0')) return 'holds a NUL character';
  if (BIDI.test(cell)) return 'holds a character that changes the direction of text';
  return SURROGATE.test(cell) ? 'holds half a character (lone surrogate)' : 'holds a control character';
}
