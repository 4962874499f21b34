import { type Milli, formatMilli } from '@cyclefill/domain/kernel';

const FRACTIONS: ReadonlyMap<number, { readonly words: string; readonly glyph: string }> = new Map([
  [250, { words: '1/4', glyph: '¼' }],
  [500, { words: '1/2', glyph: '½' }],
  [750, { words: '3/4', glyph: '¾' }],
]);

/** Thousands set apart with commas, from 1,000 on (D53); decimals untouched. */
export function withCommas(figure: string): string {
  return figure.replace(/^\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));
}

function inFractions(value: Milli, kind: 'words' | 'glyph'): string {
  const fraction = FRACTIONS.get(value % 1000);
  if (fraction === undefined) return withCommas(formatMilli(value));
  const whole = Math.floor(value / 1000);
  const space = kind === 'words' ? ' ' : '';
  return whole === 0 ? fraction[kind] : `${withCommas(String(whole))}${space}${fraction[kind]}`;
}

/** A count in a column or cavity: `1½`, `28`, `0.4`. */
export function countText(value: Milli): string {
  return inFractions(value, 'glyph');
}

/** A number in a sentence: `1 1/2`, `2`, `0.25`. */
export function figureText(value: Milli): string {
  return inFractions(value, 'words');
}
