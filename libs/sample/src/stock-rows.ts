import { dayOf, isoDate } from './calendar-day.js';
import type { StockRow } from './census-rows.js';
import { FORMULARY } from './formulary.js';
import { DEFAULT_AS_OF, type SampleOptions } from './sample-options.js';
import { SeededRandom } from './seeded-random.js';

/** Facility streams count from 0, so the pharmacy's own stock has one that no facility uses. */
const STOCK_STREAM = -1;
const UNITS_PER_RESIDENT = 60;

/** One or two lots of every product, all good for at least nine months after the as-of date. */
export function stockRows(options: SampleOptions): StockRow[] {
  const random = new SeededRandom(options.seed, STOCK_STREAM, 0);
  const asOf = dayOf(options.asOf ?? DEFAULT_AS_OF);
  return FORMULARY.flatMap(({ ndc11, refrigerated }, place) =>
    Array.from({ length: random.int(1, 2) }, () => ({
      ndc11,
      lot: `${String.fromCharCode(65 + random.int(0, 25))}${random.int(10_000, 99_999)}`,
      expiry: isoDate(asOf + random.int(270, 900)),
      units: String(random.int(5, 20) * 100 + options.residents * UNITS_PER_RESIDENT),
      location: refrigerated ? `FRIDGE-${1 + (place % 4)}` : `${String.fromCharCode(65 + (place % 12))}-${String(1 + Math.floor(place / 12)).padStart(2, '0')}`,
    })));
}
