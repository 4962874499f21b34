import { countText } from '@cyclefill/domain/sig';
import type { BenchOrder } from './bench-pack.js';
import type { DateStyle } from './document-frame.js';
import { dateText } from './print-dates.js';

/** `lot 7K21, expires 03/31/2027: 14 out of C-0061963-8` of all that was put in of an order. */
export function lotTexts({ filled }: Pick<BenchOrder, 'filled'>, dates: DateStyle | undefined): readonly string[] {
  return filled.map(({ lot, expiresOn, units, container }) => `lot ${lot}, expires ${dateText(expiresOn, dates)}: ${countText(units)}${container === null ? '' : ` out of ${container}`}`);
}
