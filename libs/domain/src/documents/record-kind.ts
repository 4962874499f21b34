import type { ProductPrint } from './order-print.js';

/** The record on which an order is signed for: medicines, and treatments and insulin on sheets of their own (D28, D30, D36, R505). */
export const RECORD_KINDS = ['medication', 'treatment', 'insulin'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What is put on the skin where it is treated is a treatment; a patch is a medicine, as it is dosed and counted (D27). Each order is on one record alone. */
export function recordOf({ category }: Pick<ProductPrint, 'category'>): RecordKind {
  if (category === 'insulin') return 'insulin';
  return category === 'topical' ? 'treatment' : 'medication';
}

/** What another record calls it. */
export const RECORD_TEXTS: Readonly<Record<RecordKind, string>> = {
  medication: 'the medication administration record (MAR)', treatment: 'the treatment record (TAR)', insulin: 'the insulin sheet',
};
