import type { ProductLookUp } from '@cyclefill/domain/identification';
import { type Day, formatDay } from '@cyclefill/domain/kernel';
import { type ComparableProduct, type ProductDifference, compareProducts } from '@cyclefill/domain/product';
import { type ScanVerdict, type VerdictCode, scanVerdict } from './scan-verdict.js';

/** A stock bottle in hand: what was wanted, what was scanned, and what is known of its lot. */
export interface ScannedStock {
  readonly expected: ComparableProduct;
  /** What the directory says to the code: one product, several, or none. */
  readonly scanned: ProductLookUp<ComparableProduct>;
  readonly lot: string | null;
  /** Last day on which the lot may be used; null = nobody has said it yet, and the bench asks before it fills. */
  readonly expiry: Day | null;
  readonly recalled: boolean;
  readonly quarantined: boolean;
  readonly today: Day;
  /** Day of the last dose that will be filled from it. */
  readonly neededUntil: Day;
  /** Days beyond the last dose that a lot must last. */
  readonly marginDays: number;
}

const WRONG: Readonly<Partial<Record<ProductDifference, VerdictCode>>> = {
  ingredient: 'wrong_drug', salt: 'wrong_drug', strength: 'wrong_strength', release: 'wrong_release', form: 'wrong_form',
};

/** Name and strength are one phrase on a screen: they are never parted. */
function phrase({ name, strength, form }: ComparableProduct): string {
  return [name, strength, form.toLowerCase()].filter((part) => part !== '').join(' ');
}

function lotVerdict(stock: ScannedStock, params: Readonly<Record<string, string>>): ScanVerdict | null {
  if (stock.recalled) return scanVerdict('recalled', params);
  if (stock.quarantined) return scanVerdict('quarantined', params);
  if (stock.expiry === null) return null;
  const dated = { ...params, expiry: formatDay(stock.expiry) };
  if (stock.expiry < stock.today) return scanVerdict('expired', dated);
  const until = (stock.neededUntil + stock.marginDays) as Day;
  return stock.expiry < until ? scanVerdict('short_dated', { ...dated, until: formatDay(until) }) : null;
}

/**
 * The verdict on a stock bottle (D94, experience B2): another drug, strength, release or form, and a lot that is recalled, quarantined, expired or
 * ends before the last dose and its margin, stop; the same drug of another maker warns and says how it looks (E21); a code that is
 * of no product, or of several, is unknown. Total: every input has one answer, and none is `ok` where anything differs.
 */
export function productVerdict(stock: ScannedStock): ScanVerdict {
  const { expected, scanned } = stock;
  if (scanned.outcome === 'none') return scanVerdict('not_known');
  if (scanned.outcome === 'several') return scanVerdict('ambiguous', { products: scanned.products.map(phrase).join(', or ') });
  const { differs } = compareProducts(expected, scanned.product);
  const params = { differs: differs.join(' '), expected: phrase(expected), scanned: phrase(scanned.product), ...(stock.lot === null ? {} : { lot: stock.lot }) };
  const wrong = differs.map((difference) => WRONG[difference]).find((code) => code !== undefined);
  if (wrong !== undefined) return scanVerdict(wrong, params);
  const lot = lotVerdict(stock, params);
  if (lot !== null) return lot;
  if (differs.length === 0) return scanVerdict('right_product', params);
  return scanVerdict('other_maker', { ...params, expectedLooks: expected.looks, scannedLooks: scanned.product.looks, expectedMaker: expected.labeler, scannedMaker: scanned.product.labeler });
}
