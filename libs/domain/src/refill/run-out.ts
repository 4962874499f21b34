import { type Day, type LocalMinute, type Milli, ZERO, addDays, addMilli, atMinute, dayOf } from '@cyclefill/domain/kernel';
import { EKIT_NEAR, type FillOrder, type ResidentContext, inDoses } from '@cyclefill/domain/cycle-fill';
import { doseStateAt, forEachDoseInOrder, isComputable } from '@cyclefill/domain/regimen';

/** What comes in after a count, from the moment it can be used; below nothing where it goes: given back, destroyed. */
export interface Arrival {
  readonly at: LocalMinute;
  readonly quantity: Milli;
}

/** What is there: the last count and what came or comes after it. */
export interface Supply {
  readonly counted: Arrival;
  readonly arrivals: readonly Arrival[];
  /** Doses given out of the emergency kit (R124): the scheduled dose within the hour takes nothing from what is there. */
  readonly kit?: readonly Arrival[];
}

/** Where a supply goes, in the units of the doses. Conserved: `counted` + `arrived` = `used` + `left`. */
export interface SupplyAccount {
  readonly counted: Milli;
  readonly arrived: Milli;
  readonly used: Milli;
  readonly left: Milli;
}

/** When an order runs out (R132). */
export type RunOutForecast =
  /** `at` is the first moment whose due doses what is left does not cover; `dose` is what they need. */
  | ({ readonly kind: 'runs-out'; readonly at: LocalMinute; readonly dose: Milli } & SupplyAccount)
  /** It outlasts the order, or the horizon. */
  | ({ readonly kind: 'lasts' } & SupplyAccount)
  /** Nothing is scheduled that could be counted down: PRN, or directions that cannot be computed. */
  | { readonly kind: 'unknown' }
  /** Doses are scheduled, and nobody can tell how many of them the supply holds: drops of a bottle. */
  | { readonly kind: 'not-told' };

/** Days looked ahead from a count: longer than any supply that is handed out at once. */
const HORIZON_DAYS = 400;
/** Days enumerated at once; most supplies end in the first stretch. */
const STRETCH_DAYS = 35;

/** The arrivals that are new since the count, in time order: what came before it was counted. */
function sinceCount({ counted, arrivals }: Supply): readonly Arrival[] {
  return arrivals.filter(({ at }) => at > counted.at).toSorted((a, b) => a.at - b.at);
}

/** Tells of each due dose, asked once in time order, whether the emergency kit gave it. */
export function kitDoses({ kit = [] }: Supply): (at: LocalMinute, dose: Milli) => boolean {
  const left = kit.map((given) => ({ ...given }));
  return (at, dose) => {
    const near = left.find((given) => Math.abs(given.at - at) <= EKIT_NEAR && given.quantity >= dose);
    if (near !== undefined) near.quantity = (near.quantity - dose) as Milli;
    return near !== undefined;
  };
}

/** A supply in the units of the doses; null = it cannot be told. */
function measured(order: FillOrder, { counted, arrivals, kit = [] }: Supply): Supply | null {
  const of = ({ at, quantity }: Arrival): Arrival | null => {
    const doses = inDoses(order, quantity);
    return doses === null ? null : { at, quantity: doses };
  };
  const first = of(counted);
  return first === null ? null : { counted: first, arrivals: arrivals.map(of).filter((one) => one !== null), kit: kit.map(of).filter((one) => one !== null) };
}

/**
 * Counts a supply down dose by dose from its count on (R132): a held dose and one on leave or in hospital take nothing, an
 * arrival adds from its moment on, and the first due dose that finds too little is when the order runs out.
 */
export function forecastRunOut(order: FillOrder, resident: ResidentContext, supply: Supply): RunOutForecast {
  const { regimen } = order;
  if (regimen === null || regimen.prn || !isComputable(regimen, resident.passes)) return { kind: 'unknown' };
  const stock = measured(order, supply);
  if (stock === null) return { kind: 'not-told' };
  const incoming = sinceCount(stock);
  const { counted } = stock;
  let [used, arrived, next]: [number, number, number] = [0, 0, 0];
  let short: { at: LocalMinute; dose: Milli } | null = null;
  const fromKit = kitDoses(stock);
  // Parallel parts can be due at one minute: together they are one administration, given whole or not at all.
  let together = { at: counted.at, used };
  const end = addDays(dayOf(counted.at), HORIZON_DAYS);
  for (let from = dayOf(counted.at); from < end && short === null; from = addDays(from, STRETCH_DAYS)) {
    forEachDoseInOrder(regimen, resident.passes, { from, to: Math.min(addDays(from, STRETCH_DAYS), end) as Day }, (day, minute, dose) => {
      const at = atMinute(day, minute);
      if (short !== null || at < counted.at || doseStateAt(at, order.holds, resident.presence) !== 'due' || fromKit(at, dose)) return;
      for (let arrival = incoming[next]; arrival !== undefined && arrival.at <= at; arrival = incoming[next]) {
        arrived += arrival.quantity;
        next += 1;
      }
      if (together.at !== at) together = { at, used };
      used += dose;
      if (counted.quantity + arrived >= used) return;
      short = { at, dose: (used - together.used) as Milli };
      used = together.used;
    });
  }
  const account = { counted: counted.quantity, arrived: arrived as Milli, used: used as Milli, left: (counted.quantity + arrived - used) as Milli };
  return short === null ? { kind: 'lasts', ...account } : { kind: 'runs-out', ...(short as { at: LocalMinute; dose: Milli }), ...account };
}

/** What is left of a supply at a moment in the units of the doses, never below nothing; nothing where it cannot be told. */
export function supplyLeftAt(order: FillOrder, resident: ResidentContext, given: Supply, moment: LocalMinute): Milli {
  const supply = measured(order, given);
  if (supply === null) return ZERO;
  if (order.regimen === null || order.regimen.prn) return addMilli(supply.counted.quantity, ...sinceCount(supply).filter(({ at }) => at <= moment).map(({ quantity }) => quantity));
  const incoming = sinceCount(supply).filter(({ at }) => at <= moment);
  let [left, next]: [number, number] = [supply.counted.quantity, 0];
  const fromKit = kitDoses(supply);
  forEachDoseInOrder(order.regimen, resident.passes, { from: dayOf(supply.counted.at), to: addDays(dayOf(moment), 1) }, (day, minute, dose) => {
    const at = atMinute(day, minute);
    if (at < supply.counted.at || at >= moment || doseStateAt(at, order.holds, resident.presence) !== 'due' || fromKit(at, dose)) return;
    for (let arrival = incoming[next]; arrival !== undefined && arrival.at <= at; arrival = incoming[next]) {
      left = Math.max(ZERO, left + arrival.quantity);
      next += 1;
    }
    left = Math.max(ZERO, left - dose);
  });
  return Math.max(ZERO, addMilli(left as Milli, ...incoming.slice(next).map(({ quantity }) => quantity))) as Milli;
}

/** How near a run-out is: `urgent` within three days, `soon` within seven (R132); already short = `out`. */
export const RUN_OUT_LEVELS = ['out', 'urgent', 'soon'] as const;
export type RunOutLevel = (typeof RUN_OUT_LEVELS)[number];

/** Days of warning before a run-out. */
export const WARN_DAYS = { urgent: 3, soon: 7 } as const;

/** The warning a forecast deserves at a moment, or null. */
export function runOutLevel(forecast: RunOutForecast, now: LocalMinute): RunOutLevel | null {
  if (forecast.kind !== 'runs-out') return null;
  if (forecast.at <= now) return 'out';
  const daysLeft = dayOf(forecast.at) - dayOf(now);
  if (daysLeft <= WARN_DAYS.urgent) return 'urgent';
  return daysLeft <= WARN_DAYS.soon ? 'soon' : null;
}
