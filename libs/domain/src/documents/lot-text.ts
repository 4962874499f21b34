import { countText } from '@cyclefill/domain/sig';
import type { BenchOrder } from './bench-pack.js';
import { usDate } from './print-dates.js';

/** `lot 7K21, expires 03/31/2027: 14 out of C-0061963-8` of all that was put in of an order. */
export function lotTexts({ filled }: Pick<BenchOrder, 'filled'>): readonly string[] {
  return filled.map(({ lot, expiresOn, units, container }) => `lot ${lot}, expires ${usDate(expiresOn)}: ${countText(units)}${container === null ? '' : ` out of ${container}`}`);
}
