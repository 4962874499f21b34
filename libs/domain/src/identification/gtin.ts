import { gs1CheckDigit, hasGs1CheckDigit } from './gs1/check-digit.js';
import { type Ndc, toNdc10 } from './ndc.js';

/** Digits of UPC-A, EAN-13 and GTIN-14; EAN-8 is one too. */
const LENGTHS: readonly number[] = [8, 12, 13, 14];

/** The 14 digits of a GTIN of any length; null when it has another length or a wrong check digit. */
export function toGtin14(digits: string): string | null {
  return LENGTHS.includes(digits.length) && hasGs1CheckDigit(digits) ? digits.padStart(14, '0') : null;
}

/** The ten digits of the NDC in a GTIN-14 of a drug: indicator, `03`, NDC, check digit (D92); null when it holds none. */
export function ndc10OfGtin(gtin14: string): string | null {
  return /^\d03\d{11}$/.test(gtin14) ? gtin14.slice(3, 13) : null;
}

/** The GTIN-14 of an NDC; indicator 0 = the unit of sale, 1–8 = a case of it (D92). Null for an NDC that ten digits do not hold. */
export function gtin14OfNdc(ndc: Ndc, indicator = 0): string | null {
  const ndc10 = toNdc10(ndc);
  return ndc10 === null ? null : `${indicator}03${ndc10}${gs1CheckDigit(`${indicator}03${ndc10}`)}`;
}
