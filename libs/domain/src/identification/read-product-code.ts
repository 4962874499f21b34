import type { Day } from '@cyclefill/domain/kernel';
import { readBracketed } from './gs1/bracketed.js';
import { readDigitalLink } from './gs1/digital-link.js';
import { GROUP_SEPARATOR, type Gs1Element, readElements } from './gs1/element.js';
import { readingsWithoutSeparators } from './gs1/lost-separators.js';
import { ndc10OfGtin, toGtin14 } from './gtin.js';
import { readHibc } from './hibc.js';
import { type Ndc, ndcsOfDigits, parseNdc, toNdc12 } from './ndc.js';
import type { ScanDoubt, ScannedProduct, UnknownScan } from './scanned-code.js';
import { readShortDate } from './short-date.js';

type Product = Omit<ScannedProduct, 'kind' | 'raw'>;
export type ProductReading = Product | UnknownScan;

const NOTHING: Product = { symbology: 'ndc', gtin: null, ndcs: [], hibc: null, lot: null, expiresOn: null, serial: null, doubts: [] };

/** NDCs that all of what the code says allows: those of (715), if given, that the GTIN does not contradict. */
function ndcsOf(gtin: string | null, national: string | undefined): readonly Ndc[] {
  const ndc10 = gtin === null ? null : ndc10OfGtin(gtin);
  const ofGtin = ndc10 === null ? [] : ndcsOfDigits(ndc10);
  if (national === undefined) return ofGtin;
  const hyphenated = parseNdc(national);
  const said = hyphenated === null ? ndcsOfDigits(national) : [hyphenated];
  const allowed = new Set(ofGtin.map(toNdc12));
  return ndc10 === null ? said : said.filter((ndc) => allowed.has(toNdc12(ndc)));
}

/** One product of all readings: what they do not agree on is a doubt. */
function gs1Product(readings: readonly (readonly Gs1Element[])[], today: Day): Product {
  const valueIn = (elements: readonly Gs1Element[], identifier: string): string | undefined => elements.find((one) => one.identifier === identifier)?.value;
  const doubts: ScanDoubt[] = [];
  const agreed = (identifier: string, doubt: ScanDoubt): string | null => {
    const values = new Set(readings.map((elements) => valueIn(elements, identifier)));
    if (values.size > 1) doubts.push(doubt);
    return values.size === 1 ? ([...values][0] ?? null) : null;
  };
  const gtins = new Set(readings.map((elements) => valueIn(elements, '01') ?? null));
  const nationals = new Set(readings.map((elements) => valueIn(elements, '715')));
  const gtin = gtins.size === 1 ? ([...gtins][0] ?? null) : null;
  const [lot, expiry, serial] = [agreed('10', 'lot'), agreed('17', 'expiry'), agreed('21', 'serial')];
  return {
    ...NOTHING, symbology: 'gs1', gtin, ndcs: gtins.size > 1 || nationals.size > 1 ? [] : ndcsOf(gtin, [...nationals][0]),
    lot, serial, expiresOn: expiry === null ? null : readShortDate(expiry, today), doubts,
  };
}

/** Element strings as they follow FNC1. Where the reader sent no separator at all, some may have been lost. */
export function readGs1Message(message: string, today: Day): ProductReading {
  if (message.includes(GROUP_SEPARATOR)) {
    const reading = readElements(message, today);
    return 'problem' in reading ? reading.problem : gs1Product([reading.elements], today);
  }
  const readings = readingsWithoutSeparators(message, today);
  return 'problem' in readings ? readings.problem : gs1Product(readings, today);
}

/**
 * Digits alone: a GTIN by its length and check digit, an NDC by its length. Twelve with the check digit of a UPC-A are one: taken
 * for an NDC they could name another drug; with a wrong one they are an NDC, unless they begin as the UPC-A of a drug does.
 */
function readDigits(digits: string): ProductReading {
  const gtin = toGtin14(digits);
  if (gtin !== null) return { ...NOTHING, symbology: 'gs1', gtin, ndcs: ndcsOf(gtin, undefined) };
  const ndcs = ndcsOfDigits(digits);
  if (ndcs.length === 0) return [8, 13, 14].includes(digits.length) ? 'wrong_check_digit' : 'not_understood';
  return digits.length === 12 && digits.startsWith('3') ? 'wrong_check_digit' : { ...NOTHING, ndcs };
}

/** A maker's code without the AIM identifier of its symbology: HIBC, GS1, a link, an NDC, or digits. */
export function readProductCode(scanned: string, today: Day): ProductReading {
  const hibc = readHibc(scanned, today);
  if (typeof hibc === 'string') return hibc;
  if (hibc !== null) return { ...NOTHING, ...hibc, symbology: 'hibc', hibc: hibc.product };
  const text = scanned.trim();
  const hyphenated = parseNdc(text);
  if (hyphenated !== null) return { ...NOTHING, ndcs: [hyphenated] };
  if (/^\d{1,15}$/.test(text)) return readDigits(text);
  const [bracketed, link] = [text.startsWith('('), /^https?:/i.test(text)];
  if (!bracketed && !link) return readGs1Message(text.startsWith(GROUP_SEPARATOR) ? text.slice(1) : text, today);
  const reading = bracketed ? readBracketed(text.replace(/\s+/g, ''), today) : readDigitalLink(text, today);
  return 'problem' in reading ? reading.problem : gs1Product([reading.elements], today);
}
