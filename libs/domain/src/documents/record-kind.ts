import type { ProductPrint } from './order-print.js';

/** The record on which an order is signed for: medicines, and treatments on a sheet of their own (D30, D36, R505). */
export const RECORD_KINDS = ['medication', 'treatment'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What is put on the skin where it is treated is a treatment; a patch is a medicine, as it is dosed and counted (D27). */
export function recordOf({ category }: Pick<ProductPrint, 'category'>): RecordKind {
  return category === 'topical' ? 'treatment' : 'medication';
}
