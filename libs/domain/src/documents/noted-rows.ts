import { measuresOf } from '@cyclefill/domain/sig';
import { recordOf } from './record-kind.js';
import type { ProductPrint } from './order-print.js';

/** Of the rows of a sheet of insulin. */
export const SCALE_NOTE = 'BG is blood glucose. Units are those given. Where no step of the scale fits, ask the prescriber before giving any.';
/** Of the rows of warfarin. */
export const WARFARIN_NOTE = 'Warfarin: write the mg given each day, and each INR on the day it is drawn.';

const isWarfarin = ({ displayName }: ProductPrint): boolean => /\bwarfarin\b/i.test(displayName);
/** The row in which the dose of warfarin is written, whatever is ordered: it is changed by the INR more often than any other (D29). */
export const WARFARIN_DOSE = 'mg given';
const INR = 'INR';

/** What is written under each hour (D26): for insulin the glucose it goes by, the units given where a scale says how many, and the site (D28). */
export function notedRows(product: ProductPrint, directions: string): readonly string[] {
  const measures: readonly string[] = measuresOf(directions).filter((measure) => measure !== INR || !isWarfarin(product));
  if (recordOf(product) !== 'insulin') return measures;
  const asked = measures.filter((measure) => measure !== 'site').map((measure) => (measure === 'glucose' ? 'BG' : measure));
  return [...asked, ...(isOnScale(directions) ? ['units'] : []), 'site'];
}

/** What is written once a day under all hours of an order: of warfarin the dose of the day and the INR that it goes by (D29). */
export function dailyRows(product: ProductPrint): readonly string[] {
  return isWarfarin(product) ? [WARFARIN_DOSE, INR] : [];
}

/** Whether how much is given depends on a measurement (D28). */
export function isOnScale(directions: string): boolean {
  return /\bsliding scale\b/i.test(directions);
}
