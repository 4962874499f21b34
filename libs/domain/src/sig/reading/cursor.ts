import type { SigToken, SigTokens } from './tokens.js';

/** A place in the tokens of a text. Readers move it over what they have read, and leave it where it was otherwise. */
export class SigCursor {
  at = 0;

  constructor(readonly source: SigTokens) {}

  get done(): boolean {
    return this.at >= this.source.tokens.length;
  }

  peek(offset = 0): SigToken | null {
    return this.source.tokens[this.at + offset] ?? null;
  }

  /** The text of a token further on; empty beyond the end. */
  word(offset = 0): string {
    return this.peek(offset)?.text ?? '';
  }

  /** Moves over the next token when it is one of these. */
  take(...texts: readonly string[]): boolean {
    if (!texts.includes(this.word())) return false;
    this.at += 1;
    return true;
  }

  /** Runs a reader; where it finds nothing the cursor goes back. */
  attempt<T>(read: () => T | null): T | null {
    const start = this.at;
    const found = read();
    if (found === null) this.at = start;
    return found;
  }

  /** The words of the text between two places, as written. */
  slice(from: number, to: number): string {
    const [first, last] = [this.source.tokens[from], this.source.tokens[to - 1]];
    return first === undefined || last === undefined ? '' : this.source.text.slice(first.from, last.to);
  }
}
