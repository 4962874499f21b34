import type { FacilityProfile } from './facility-profile.js';
import type { OrderIntent } from './order-intent.js';
import type { SeededRandom } from './seeded-random.js';
import { unitsBetween } from './timing.js';
import { authorisation, type Authorisation } from './authorisation.rule.js';

/** What the pharmacy has on record for an order: the prescription and its last fill. Days from 1970-01-01. */
export interface Supply extends Authorisation {
  readonly lastFill: number | null;
  readonly lastFillQuantity: number;
  readonly onHand: number;
}

interface Fill { readonly day: number | null; readonly quantity: number; readonly onHand: number }

/** Units of supply that one dose unit takes out of the package. */
const SUPPLY_PER_DOSE: Readonly<Record<string, number>> = { insulin: 0.01, eye: 0.05, nasal: 0.12 };
/** A fill reaches the facility this long before its cycle starts. */
const FILL_LEAD_DAYS = 2;
/** Packages are counted to last this long at least. */
const PACKAGE_DAYS = 28;
/** Opened insulin is thrown away after four weeks; nothing else is kept open beyond two months. */
const OPENED_DAYS: Readonly<Record<string, number>> = { insulin: 28 };
const OTHER_OPENED_DAYS = 60;

/** The supply of an order as it stands at the start of the as-of day, in the unit the product is supplied in. */
export function supplyOf({ intent, profile, random }: { intent: OrderIntent; profile: FacilityProfile; random: SeededRandom }): Supply {
  const fill = lastFillOf(intent, profile, random);
  const written = authorisation({ intent, profile, fill, cycleQuantity: cycleQuantity(intent, profile), random });
  return { ...written, lastFill: fill.day, lastFillQuantity: fill.quantity, onHand: fill.onHand };
}

/** Whole thousandths, so that sums of halves and twentieths print as written. */
export function exact(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function lastFillOf(intent: OrderIntent, profile: FacilityProfile, random: SeededRandom): Fill {
  if (intent.start > profile.asOf) return { day: null, quantity: 0, onHand: 0 };
  if (intent.asNeededFor !== '') return asNeededFill(intent, profile, random);
  if (intent.courseDays !== null) return courseFill(intent, profile);
  if (intent.pack !== null) return packageFill(intent, profile, random);
  if (intent.problem === 'refill_too_soon') return fillOf(intent, profile, profile.asOf - 1, cycleQuantity(intent, profile));
  return cycleFill(intent, profile);
}

/** Filled up to the start of the next cycle, so that nothing is left over when it begins. */
function cycleFill(intent: OrderIntent, profile: FacilityProfile): Fill {
  const { lastCycleStart, nextCycleStart, cycleDays } = profile;
  if (intent.start >= lastCycleStart) {
    const quantity = dueUnits(intent, intent.start, nextCycleStart);
    return quantity === 0 ? { day: null, quantity: 0, onHand: 0 } : fillOf(intent, profile, intent.start, quantity);
  }
  const quantity = dueUnits(intent, lastCycleStart, nextCycleStart);
  if (quantity > 0) return fillOf(intent, profile, Math.max(intent.start, lastCycleStart - FILL_LEAD_DAYS), quantity);
  // A monthly order may have no dose in this window; its last fill is the one for an earlier window, all given by now.
  for (let from = lastCycleStart - cycleDays; from > intent.start; from -= cycleDays) {
    const earlier = dueUnits(intent, from, from + cycleDays);
    if (earlier > 0) return { day: from - FILL_LEAD_DAYS, quantity: earlier, onHand: 0 };
  }
  return { day: null, quantity: 0, onHand: 0 };
}

function courseFill(intent: OrderIntent, profile: FacilityProfile): Fill {
  const days = intent.courseDays ?? 0;
  const need = dueUnits(intent, intent.start, intent.start + days) * supplyPerDose(intent);
  const quantity = intent.pack === null ? need : Math.ceil(need / intent.pack) * intent.pack;
  return fillOf(intent, profile, intent.start, quantity);
}

/** Whole packages, opened long enough ago that most of their supply is gone when the next cycle starts. */
function packageFill(intent: OrderIntent, profile: FacilityProfile, random: SeededRandom): Fill {
  const pack = intent.pack ?? 1;
  const aDay = unitsBetween({ timing: intent.timing, dose: intent.dose, from: 0, to: 1 }) * supplyPerDose(intent);
  const packages = Math.max(1, Math.ceil((aDay * PACKAGE_DAYS) / pack));
  const usable = Math.floor((packages * pack) / aDay);
  const lasts = Math.min(usable, OPENED_DAYS[intent.product.category] ?? OTHER_OPENED_DAYS);
  const daysToNext = profile.nextCycleStart - profile.asOf;
  const age = random.int(Math.max(1, Math.ceil(lasts * 0.86) - daysToNext), Math.max(1, lasts - 2));
  return fillOf(intent, profile, Math.max(intent.start, profile.asOf - age), packages * pack);
}

function asNeededFill(intent: OrderIntent, profile: FacilityProfile, random: SeededRandom): Fill {
  const quantity = asNeededQuantity(intent);
  const latest = profile.asOf - 1;
  const age = intent.product.schedule === 'CII' ? random.int(1, 15) : random.int(1, 60);
  const used = random.pick([0, 0.1, 0.2, 0.3, 0.5, 0.7]);
  return {
    day: Math.max(intent.start, latest - age),
    quantity,
    onHand: exact(Math.max(0, quantity - Math.round((quantity * used) / intent.dose) * intent.dose)),
  };
}

function asNeededQuantity({ product, dose, pack }: OrderIntent): number {
  if (pack !== null) return product.category === 'nebulizer' ? 75 : pack;
  if (product.category === 'oral_liquid') return product.schedule === '' || dose >= 5 ? 240 : 30;
  if (product.category === 'rectal') return 12;
  return product.sublingual ? 25 : 30;
}

/** On hand = filled, less what was due from the latest of start, fill and window start up to the as-of day, holds left out. */
function fillOf(intent: OrderIntent, profile: FacilityProfile, day: number, quantity: number): Fill {
  const since = intent.pack === null ? Math.max(intent.start, day, profile.lastCycleStart) : day;
  const used = dueUnits(intent, since, profile.asOf) - heldUnits(intent, since, profile.asOf);
  return { day, quantity: exact(quantity), onHand: exact(Math.max(0, quantity - used * supplyPerDose(intent))) };
}

/** The most that one cycle of this order can take. */
function cycleQuantity(intent: OrderIntent, { lastCycleStart, nextCycleStart, cycleDays }: FacilityProfile): number {
  if (intent.asNeededFor !== '') return asNeededQuantity(intent);
  if (intent.courseDays !== null) return dueUnits(intent, intent.start, intent.start + intent.courseDays);
  const units = (from: number): number => unitsBetween({ timing: intent.timing, dose: intent.dose, from, to: from + cycleDays });
  return Math.max(units(lastCycleStart), units(nextCycleStart), intent.timing.code === 'QMONTH' ? intent.dose : 0);
}

function dueUnits({ timing, dose, start, stop }: OrderIntent, from: number, to: number): number {
  return unitsBetween({ timing, dose, from: Math.max(from, start), to: stop === null ? to : Math.min(to, stop + 1) });
}

function heldUnits(intent: OrderIntent, from: number, to: number): number {
  if (intent.holdFrom === null) return 0;
  return dueUnits(intent, Math.max(from, intent.holdFrom), intent.holdTo === null ? to : Math.min(to, intent.holdTo + 1));
}

function supplyPerDose({ product }: OrderIntent): number {
  return SUPPLY_PER_DOSE[product.category] ?? 1;
}
