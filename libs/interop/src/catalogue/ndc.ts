/** A National Drug Code in its three segments, whose widths the digits alone do not tell (D90). */
export interface Ndc {
  readonly labeler: string;
  readonly product: string;
  readonly package: string;
  /** The 11 digits of claims: each segment padded with zeros to 5-4-2 (D90). */
  readonly ndc11: string;
}

const SEGMENTS = /^(\d{4,5})-(\d{3,4})-(\d{1,2})$/u;
/** Widths in use: the three 10-digit forms and the 11-digit one. */
const WIDTHS: readonly string[] = ['442', '532', '541', '542'];

/** Reads `0054-0142-25`; null when it is not an NDC with hyphens. */
export function readNdc(text: string): Ndc | null {
  const [, labeler = '', product = '', pack = ''] = SEGMENTS.exec(text) ?? [];
  if (!WIDTHS.includes(`${labeler.length}${product.length}${pack.length}`)) return null;
  return { labeler, product, package: pack, ndc11: labeler.padStart(5, '0') + product.padStart(4, '0') + pack.padStart(2, '0') };
}
