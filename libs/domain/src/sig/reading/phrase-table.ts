import type { SigCursor } from './cursor.js';
import { tokenise } from './tokens.js';

/** Phrases and what they mean, the longest matching one wins. */
export class PhraseTable<T> {
  private readonly byFirst = new Map<string, { readonly words: readonly string[]; readonly meaning: T }[]>();
  /** Every word of every phrase. */
  readonly words: readonly string[];

  constructor(entries: readonly (readonly [phrases: string, meaning: T])[]) {
    const rows = entries.flatMap(([phrases, meaning]) => phrases.split('|').map((phrase) => ({ words: tokenise(phrase).tokens.map(({ text }) => text), meaning })));
    for (const row of rows.toSorted((a, b) => b.words.length - a.words.length)) {
      const first = row.words[0] ?? '';
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), row]);
    }
    this.words = rows.flatMap(({ words }) => words);
  }

  /** The meaning of the phrase at the cursor, which moves over it; null = none begins here. */
  read(cursor: SigCursor): T | null {
    const rows = this.byFirst.get(cursor.word()) ?? [];
    const row = rows.find(({ words }) => words.every((word, index) => cursor.word(index) === word));
    if (row === undefined) return null;
    cursor.at += row.words.length;
    return row.meaning;
  }
}
