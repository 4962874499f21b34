const MAX_CELL = 64 * 1024;
/** Direction controls, and every control character but tab and line ends. */
const BAD = /\p{Bidi_Control}|[^\P{Cc}\t\n\r]/u;
const BIDI = /\p{Bidi_Control}/u;

/** Whether any cell of a text can have a problem beside its length: asked once a file, so that clean files cost nothing. */
export function mayHaveBadCells(text: string, damaged: boolean): boolean {
  return damaged || BAD.test(text);
}

/**
 * What no cell may hold, whatever its column.
 * @param damaged whether U+FFFD stands for what was no UTF-8; null = only the length is looked at
 */
export function cellProblem(cell: string, damaged: boolean | null): string | null {
  if (cell.length > MAX_CELL) return `${cell.length} characters; at most ${MAX_CELL} fit into a cell`;
  if (damaged === null) return null;
  if (damaged && cell.includes('\uFFFD')) return 'holds what is not UTF-8';
  if (!BAD.test(cell)) return null;
  if (cell.includes('\0')) return 'holds a NUL character';
  return BIDI.test(cell) ? 'holds a character that changes the direction of text' : 'holds a control character';
}
