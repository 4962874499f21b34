import { type Ndc, toNdc10, toNdc11, toNdc12 } from './ndc.js';
import type { ScannedProduct } from './scanned-code.js';

/** A product of a directory, with its NDC as that directory writes it. */
export interface DirectoryProduct {
  readonly ndc: Ndc;
}

/** Which product a code is. `several`: it fits all of these, and a person has to say which one lies there. */
export type ProductLookUp<T> =
  | { readonly outcome: 'one'; readonly product: T }
  | { readonly outcome: 'several'; readonly products: readonly T[] }
  | { readonly outcome: 'none' };

/** The 11-digit keys to ask a directory for, in code point order, each once; a 6-digit labeler has none (D91). */
export function directoryKeys(scan: ScannedProduct): readonly string[] {
  return [...new Set(scan.ndcs.flatMap((ndc) => ndc11Of(ndc) ?? []))].toSorted();
}

/** Also of a 12-digit code whose labeler is an old one behind a zero. */
function ndc11Of(ndc: Ndc): string | null {
  return toNdc11(ndc) ?? (ndc.labeler.startsWith('0') ? toNdc12(ndc).slice(1) : null);
}

/** Whether a product of the directory is what one candidate names: an entry that knows its ten digits must have these very ones. */
function isCandidate(candidate: Ndc, entry: Ndc): boolean {
  if (toNdc12(candidate) !== toNdc12(entry)) return false;
  const [scanned, known] = [toNdc10(candidate), toNdc10(entry)];
  return scanned === null || known === null || scanned === known;
}

/**
 * The product of a scan by look-up in a directory, by its 11 digits, and never by guessing how ten digits are split (D90): the three
 * codes they may stand for are asked for, and where two of them exist, that is said.
 */
export function productsOf<T extends DirectoryProduct>(scan: ScannedProduct, directory: (ndc11: string) => readonly T[]): ProductLookUp<T> {
  const found = directoryKeys(scan).flatMap((key) => directory(key)).filter(({ ndc }) => scan.ndcs.some((candidate) => isCandidate(candidate, ndc)));
  const [product, ...others] = [...new Set(found)];
  if (product === undefined) return { outcome: 'none' };
  return others.length === 0 ? { outcome: 'one', product } : { outcome: 'several', products: [product, ...others] };
}
