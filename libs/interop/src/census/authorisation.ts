import type { Milli } from '@cyclefill/domain/kernel';
import type { OrderRow } from './census-rows.js';

/** What a prescription without refills, such as a C-II, still authorises: what was not filled of its quantity (R117). */
export function leftOfFirstFill({ quantityWritten, lastFill }: Pick<OrderRow, 'quantityWritten' | 'lastFill'>): Milli {
  return Math.max(0, quantityWritten - (lastFill?.quantity ?? 0)) as Milli;
}
