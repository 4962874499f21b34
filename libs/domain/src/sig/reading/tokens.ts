import { type Milli, parseMilli } from '@cyclefill/domain/kernel';

/** A word, number or sign of a text, in small letters; `from` and `to` are its place in {@link SigTokens.text}. */
export interface SigToken {
  readonly kind: 'word' | 'number' | 'sign';
  readonly text: string;
  /** Of numbers that are whole thousandths. */
  readonly value: Milli | null;
  /** Nothing stands between it and the token before. */
  readonly glued: boolean;
  readonly from: number;
  readonly to: number;
}

export interface SigTokens {
  /** The text the places refer to: signs made plain, letters as written. */
  readonly text: string;
  readonly tokens: readonly SigToken[];
}

const GLYPHS: readonly (readonly [RegExp, string])[] = [
  [/(\d) ?½/g, '$1 1/2'], [/½/g, '1/2'], [/(\d) ?¼/g, '$1 1/4'], [/¼/g, '1/4'], [/(\d) ?¾/g, '$1 3/4'], [/¾/g, '3/4'], [/[µμ]g/g, 'mcg'], [/[–—−]/g, '-'], [/≥/g, '>='], [/≤/g, '<='],
  [/[“”]/g, '"'], [/\(s\)/gi, 's'], [/\s+/g, ' '],
];

/** `b.i.d.` → `bid`, `q.4.d` → `q4d`: single letters (and figures after a q) between points. A point that ends a sentence stays. */
const POINTED = /(?<![a-z\d.])(?:[a-z]|q\d{1,2})(?:\.(?:[a-z]|\d{1,2})(?![a-z\d]))+\.?(?=$|[^a-z\d])/gi;
const SPACED_POINTS = /(?<![a-z\d.])(p|q|b|t|s)\. (o|i|r|l|h)\.(?: ?(d|n|s)\.)?/gi;

/**
 * Groups of thousands, decimals, what looks like a decimal comma (never read), words, signs. Exports of other programs run
 * fields together: `dailyx30 days`, `bidprnas needed`, `dailyinstrdo not crush`; these codes never begin or end a word.
 */
const PIECE = /(?:bid|tid|qid|daily|hrs?|int)(?=prn|instr(?!uct))|prn(?=[a-z])|instr(?=[a-z])(?!uct)|(?!ma)[a-z]+(?=x\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+,\d+|\d*\.\d+|\d+|[a-z]+(?:'[a-z]+)?|>=|<=|\S/g;

function tokenOf(piece: string, from: number, glued: boolean): SigToken {
  const bare = /^\d{1,3}(?:,\d{3})+/.test(piece) ? piece.replaceAll(',', '') : piece;
  const value = /^[\d.]/.test(bare) && !bare.includes(',') ? parseMilli(bare.replace(/^\./, '0.')) : null;
  const kind = /^[a-z]/.test(piece) ? 'word' : value === null ? 'sign' : 'number';
  return { kind, text: piece, value, glued, from, to: from + piece.length };
}

/** Takes a text apart. Nothing is left out, so that what no reader knows can be told. */
export function tokenise(sig: string): SigTokens {
  const plain = GLYPHS.reduce((text, [pattern, by]) => text.replace(pattern, by), sig.trim());
  const text = plain.replace(SPACED_POINTS, (all) => all.replace(/[. ]/g, '')).replace(POINTED, (all) => all.replaceAll('.', ''));
  const tokens: SigToken[] = [];
  let end = 0;
  for (const match of text.toLowerCase().matchAll(PIECE)) {
    tokens.push(tokenOf(match[0], match.index, tokens.length > 0 && match.index === end));
    end = match.index + match[0].length;
  }
  return { text, tokens };
}
