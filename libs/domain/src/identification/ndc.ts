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

/** Widths that digits without hyphens may have been written with: ten fit three codes, eleven are the billing form, twelve the coming one. */
const SPLITS: Readonly<Record<number, readonly (readonly [labeler: number, product: number])[]>> = { 10: [[4, 4], [5, 3], [5, 4]], 11: [[5, 4]], 12: [[6, 4]] };

/** Every NDC that 10, 11 or 12 digits may stand for (D90, D91); none for other lengths. Which one it is, only a directory can say. */
export function ndcsOfDigits(digits: string): readonly Ndc[] {
  if (!/^\d+$/.test(digits)) return [];
  return (SPLITS[digits.length] ?? []).map(([labeler, product]) => ({
    labeler: digits.slice(0, labeler), product: digits.slice(labeler, labeler + product), package: digits.slice(labeler + product),
  }));
}

/** The 12-digit form of the rule of 2026, each segment padded to 6-4-2 (D91). Every shape has one: what two codes are compared by. */
export function toNdc12(ndc: Ndc): string {
  return `${ndc.labeler.padStart(6, '0')}${ndc.product.padStart(4, '0')}${ndc.package.padStart(2, '0')}`;
}

/** The ten digits of an NDC in one of the three shapes that labels print; null for one that is padded. */
export function toNdc10(ndc: Ndc): string | null {
  const digits = `${ndc.labeler}${ndc.product}${ndc.package}`;
  return digits.length === 10 ? digits : null;
}
