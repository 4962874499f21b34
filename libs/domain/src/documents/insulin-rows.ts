import { measuresOf } from '@cyclefill/domain/sig';
import { recordOf } from './record-kind.js';
import type { ProductPrint } from './order-print.js';

/** Of the rows of a sheet of insulin. */
export const SCALE_NOTE = 'BG is blood glucose. Units are those given. Where no step of the scale fits, ask the prescriber before giving any.';

/** What is written under each hour (D26): for insulin the glucose it goes by, the units given where a scale says how many, and the site (D28). */
export function notedRows(product: ProductPrint, directions: string): readonly string[] {
  const measures: readonly string[] = measuresOf(directions);
  if (recordOf(product) !== 'insulin') return measures;
  const asked = measures.filter((measure) => measure !== 'site').map((measure) => (measure === 'glucose' ? 'BG' : measure));
  return [...asked, ...(isOnScale(directions) ? ['units'] : []), 'site'];
}

/** Whether how much is given depends on a measurement (D28). */
export function isOnScale(directions: string): boolean {
  return /\bsliding scale\b/i.test(directions);
}
