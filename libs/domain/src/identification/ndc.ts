/** A National Drug Code as its three segments, the only form that is unambiguous (D90). Digits are kept as text. */
export interface Ndc {
  readonly labeler: string;
  readonly product: string;
  readonly package: string;
}

/** Segment widths in use: the three 10-digit shapes, the 11-digit billing shape, and 6-4-2 from 2033 on (D91). */
const SHAPES: readonly string[] = ['4-4-2', '5-3-2', '5-4-1', '5-4-2', '6-4-2'];
const HYPHENATED = /^(\d{4,6})-(\d{3,4})-(\d{1,2})$/;

/**
 * The segments of a hyphenated NDC, or null. Digits without hyphens are refused: a 10-digit number fits three different
 * codes, and only a directory can say which (D90).
 */
export function parseNdc(text: string): Ndc | null {
  const match = HYPHENATED.exec(text.trim());
  if (match === null) return null;
  const [labeler = '', product = '', pack = ''] = match.slice(1);
  return SHAPES.includes(`${labeler.length}-${product.length}-${pack.length}`) ? { labeler, product, package: pack } : null;
}

/** The 11-digit billing code, each segment padded to 5-4-2; null for a 6-digit labeler, which has none (D91). */
export function toNdc11(ndc: Ndc): string | null {
  if (ndc.labeler.length > 5) return null;
  return `${ndc.labeler.padStart(5, '0')}${ndc.product.padStart(4, '0')}${ndc.package.padStart(2, '0')}`;
}
