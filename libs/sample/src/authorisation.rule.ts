import type { FacilityProfile } from './facility-profile.js';
import type { OrderIntent } from './order-intent.js';
import type { SeededRandom } from './seeded-random.js';

/** A prescription: when it was written and for how much. Days from 1970-01-01. */
export interface Authorisation {
  readonly written: number;
  readonly quantity: number;
  readonly refillsAuthorized: number;
  readonly refillsRemaining: number;
}

interface Given {
  readonly intent: OrderIntent;
  readonly profile: FacilityProfile;
  readonly fill: { readonly day: number | null; readonly quantity: number };
  /** The most that one cycle of the order can take. */
  readonly cycleQuantity: number;
  readonly random: SeededRandom;
}

/** Oldest prescriptions in sound orders: far inside the year that they are good for, also at the end of the next cycle. */
const OLDEST_DAYS = 270;
/** Cycle fills that a sound C-III to C-V prescription has behind it: well inside five refills and six months. */
const CONTROLLED_CYCLES = 3;

/** The prescription behind an order: good for the next cycle, unless the order carries a planted problem. */
export function authorisation(given: Given): Authorisation {
  const { intent, profile } = given;
  if (intent.product.schedule === 'CII') return scheduleTwo(given);
  if (intent.start > profile.asOf) return notYetFilled(given);
  if (intent.courseDays !== null) return { written: intent.start, quantity: given.fill.quantity, refillsAuthorized: 0, refillsRemaining: 0 };
  if (intent.asNeededFor !== '' || intent.pack !== null) return onDemand(given);
  return withProblem(cycleFilled(given), given);
}

/** A part of the quantity goes out at a time; what was written covers the last part and the next cycle. */
function scheduleTwo({ intent, profile, fill, cycleQuantity, random }: Given): Authorisation {
  const sound = Math.min(fill.day ?? profile.asOf, profile.asOf) - random.int(0, 1);
  const written = intent.problem === 'cii_older_than_60_days' ? profile.asOf - 70 : sound;
  return { written, quantity: Math.ceil((fill.quantity + cycleQuantity) / 10) * 10, refillsAuthorized: 0, refillsRemaining: 0 };
}

/** Without a fill the whole quantity is still to come, which a refill count of 0 would not say. */
function notYetFilled({ intent, profile, cycleQuantity, random }: Given): Authorisation {
  const refills = intent.courseDays === null ? refillsFor(intent, profile) : 1;
  return { written: profile.asOf - random.int(0, 2), quantity: cycleQuantity, refillsAuthorized: refills, refillsRemaining: refills };
}

function onDemand({ intent, profile, fill, random }: Given): Authorisation {
  const limited = intent.stop !== null;
  const filled = fill.day ?? profile.asOf;
  const oldest = Math.max(intent.start, profile.asOf - (intent.product.schedule === '' ? OLDEST_DAYS : 60));
  const authorised = limited ? 0 : intent.product.schedule === '' ? 11 : 5;
  return {
    written: limited ? intent.start : Math.min(filled, random.int(oldest, Math.max(oldest, filled))),
    quantity: fill.quantity,
    refillsAuthorized: authorised,
    refillsRemaining: limited ? 0 : authorised - random.int(0, 3),
  };
}

/** Written with the order, or renewed just before one of the last cycle fills. */
function cycleFilled({ intent, profile, fill, cycleQuantity, random }: Given): Authorisation {
  const { lastCycleStart, cycleDays } = profile;
  const authorised = refillsFor(intent, profile);
  if (intent.start >= lastCycleStart) {
    return { written: intent.start - random.int(0, 1), quantity: cycleQuantity, refillsAuthorized: authorised, refillsRemaining: authorised };
  }
  const most = intent.product.schedule === '' ? Math.floor(OLDEST_DAYS / cycleDays) - 1 : CONTROLLED_CYCLES;
  const cycles = random.int(0, Math.max(0, Math.min(most, Math.floor((lastCycleStart - intent.start) / cycleDays))));
  const fillBefore = lastCycleStart - cycles * cycleDays - 2;
  const written = Math.max(fillBefore - random.int(0, 2), Math.min(intent.start, fillBefore));
  return { written: Math.min(written, fill.day ?? written), quantity: cycleQuantity, refillsAuthorized: authorised, refillsRemaining: authorised - cycles };
}

function withProblem(sound: Authorisation, { intent, profile, random }: Given): Authorisation {
  const { asOf, lastCycleStart, cycleDays } = profile;
  if (intent.problem === 'expired_prescription') return { ...sound, written: asOf - random.int(372, 420), refillsRemaining: 2 };
  if (intent.problem === 'no_refills_remaining') return { ...sound, refillsRemaining: 0 };
  if (intent.problem === 'civ_refills_used') return { ...sound, written: lastCycleStart - 5 * cycleDays - 2, refillsRemaining: 0 };
  if (intent.problem === 'civ_older_than_6_months') return { ...sound, written: asOf - 200, refillsRemaining: 2 };
  return sound;
}

/** Enough to last about a year; federal law caps C-III and C-IV at five, and the sample keeps C-V to the same. */
function refillsFor({ product }: OrderIntent, { cycleDays }: FacilityProfile): number {
  if (product.schedule !== '') return 5;
  return Math.floor(364 / cycleDays) - 1;
}
