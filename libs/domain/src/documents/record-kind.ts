import type { ProductPrint } from './order-print.js';

/** The record on which an order is signed for: medicines, treatments and insulin on sheets of their own (D28, D30, D36, R505), and what is given as needed where it has a log of its own (D17). */
export const RECORD_KINDS = ['medication', 'treatment', 'insulin', 'as_needed'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Where orders given as needed are signed for: behind the record of their kind, or all on one log (R505). */
export const AS_NEEDED_PLACES = ['record', 'log'] as const;
export type AsNeededPlace = (typeof AS_NEEDED_PLACES)[number];

/** What is put on the skin where it is treated is a treatment; a patch is a medicine, as it is dosed and counted (D27). */
export function recordOf({ category }: Pick<ProductPrint, 'category'>): Exclude<RecordKind, 'as_needed'> {
  if (category === 'insulin') return 'insulin';
  return category === 'topical' ? 'treatment' : 'medication';
}

/** The one record that an order is on. */
export function signedOn({ product, prn }: { readonly product: Pick<ProductPrint, 'category'>; readonly prn: boolean }, asNeeded: AsNeededPlace): RecordKind {
  return prn && asNeeded === 'log' ? 'as_needed' : recordOf(product);
}

/** What another record calls it. */
export const RECORD_TEXTS: Readonly<Record<RecordKind, string>> = {
  medication: 'the medication administration record (MAR)', treatment: 'the treatment record (TAR)', insulin: 'the insulin sheet', as_needed: 'the log of medicines as needed (PRN log)',
};
