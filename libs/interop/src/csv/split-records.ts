/** One line of a table; `cells` by position. */
export interface TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * The records of a sound CSV text (RFC 4180; any line ends) with the line each begins on, empty ones left out; null when
 * anything about its quotes is not sound. That is then for a slower reader to name.
 */
export function splitRecords(text: string, delimiter: ',' | '\t', quotes: boolean): readonly TableRecord[] | null {
  const cursor = new Cursor(text, delimiter.charCodeAt(0), quotes);
  const records: TableRecord[] = [];
  while (!cursor.isAtEnd) {
    const { line } = cursor;
    const cells = cursor.takeRecord();
    if (cells === null) return null;
    if (cells.length > 1 || cells[0] !== '') records.push({ line, cells });
  }
  return records;
}

class Cursor {
  line = 1;
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly delimiter: number,
    private readonly quotes: boolean,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  takeRecord(): readonly string[] | null {
    const cells: string[] = [];
    for (;;) {
      const cell = this.quotes && this.text.charCodeAt(this.at) === QUOTE ? this.takeQuoted() : this.takePlain();
      if (cell === null) return null;
      cells.push(cell);
      if (this.isAtEnd) return cells;
      const end = this.text.charCodeAt(this.at);
      this.at += 1;
      if (end === this.delimiter) continue;
      this.line += 1;
      return cells;
    }
  }

  private takePlain(): string | null {
    const { text, at: start } = this;
    let at = start;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.isEndOfCell(code)) break;
      if (code === QUOTE && this.quotes) return null;
    }
    this.at = at;
    return text.slice(start, at);
  }

  /** A doubled quote stands for one; the closing one must be the last of its cell. */
  private takeQuoted(): string | null {
    const { text } = this;
    let cell = '';
    for (let from = this.at + 1; ; ) {
      const end = text.indexOf('"', from);
      if (end === -1) return null;
      const doubled = text.charCodeAt(end + 1) === QUOTE;
      cell += text.slice(from, doubled ? end + 1 : end);
      from = end + 2;
      if (doubled) continue;
      this.at = end + 1;
      break;
    }
    for (let index = 0; index < cell.length; index += 1) if (isLineEnd(cell.charCodeAt(index))) this.line += 1;
    return this.isAtEnd || this.isEndOfCell(text.charCodeAt(this.at)) ? cell : null;
  }

  private isEndOfCell(code: number): boolean {
    return code === this.delimiter || isLineEnd(code);
  }
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
