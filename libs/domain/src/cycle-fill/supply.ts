import { type Day, type DayRange, type LocalMinute, type Milli, ZERO, addDays, atMinute, dayOf, endOf } from '@cyclefill/domain/kernel';
import { type Phase, type Regimen, doseStateAt, forEachDose, forEachDoseInOrder, isUniform, unitsBetween } from '@cyclefill/domain/regimen';
import { inDoses } from './dose-measure.js';
import type { FillOrder, ResidentContext } from './fill-order.js';

/** Doses of an order in `[from, to)`, leaving out the held ones and, if asked, those the resident is away for. */
export function unitsGiven(order: FillOrder, resident: ResidentContext, from: LocalMinute, to: LocalMinute, away: 'left-out' | 'counted'): Milli {
  if (order.regimen === null || from >= to) return ZERO;
  const { absences, dischargedAt } = resident.presence;
  const allGiven = order.holds.length === 0 && (away === 'counted' || (absences.length === 0 && dischargedAt === null));
  if (allGiven) return unitsBetween(order.regimen, resident.passes, from, to);
  const range: DayRange = { from: dayOf(from), to: addDays(dayOf(to), 1) };
  let total = 0;
  forEachDose(order.regimen, resident.passes, range, (day, minute, dose) => {
    const at = atMinute(day, minute);
    if (at < from || at >= to) return;
    const state = doseStateAt(at, order.holds, resident.presence);
    if (state === 'due' || (state === 'away' && away === 'counted')) total += dose;
  });
  return total as Milli;
}

/** How far ahead a last fill is followed, by doubling from the first to the longest look; what outlasts that is told as so many days. */
const FIRST_LOOK_DAYS = 35;
const LONGEST_LOOK_DAYS = FIRST_LOOK_DAYS * 16;
const UNENDING_DAYS = 400;

const endsOnItsOwn = ({ to, count }: Phase): boolean => to !== null || count !== undefined;

/**
 * The regimen as if it had neither stop nor count: a supply that outlasts its order still has its own number of days. What
 * ends last goes on; of one that goes on anyway nothing is changed.
 */
function openEnded(regimen: Regimen): Regimen {
  if (!regimen.phases.every(endsOnItsOwn)) return regimen;
  const last = Math.max(...regimen.phases.map(endOf));
  return { ...regimen, phases: regimen.phases.map((phase) => (endOf(phase) === last ? { ...phase, to: null, count: undefined } : phase)) };
}

/**
 * Days that the last fill lasts: from the first dose it covers to the first it no longer covers (R125, counted dose by
 * dose, so one monthly capsule lasts a month). A fill made ahead of its window starts to be used with the window. Null = it
 * cannot be told how many doses the supply holds.
 */
export function daysSupplyOfLastFill(order: FillOrder, resident: ResidentContext, previousWindowFrom: Day): number | null {
  if (order.lastFill === null || order.regimen === null) return 0;
  const [start, regimen] = [usedFrom(order, previousWindowFrom), openEnded(order.regimen)];
  const quantity = inDoses(order, order.lastFill.quantity);
  if (quantity === null) return null;
  return (isUniform(regimen) ? lastsUniform(regimen, resident, start, quantity) : lasts(regimen, resident, start, quantity)) ?? UNENDING_DAYS;
}

/** Days from the first dose to the first that `quantity` no longer covers; null = it covers all that are looked at. */
function lasts(regimen: Regimen, { passes }: ResidentContext, start: Day, quantity: Milli): number | null {
  let days: number | null = null;
  // Doubling keeps the usual case (one window) to one short walk.
  for (let span = FIRST_LOOK_DAYS; span <= LONGEST_LOOK_DAYS && days === null; span *= 2) {
    let [left, first]: [number, Day | null] = [quantity, null];
    forEachDoseInOrder(regimen, passes, { from: start, to: addDays(start, span) }, (day, _minute, dose) => {
      first ??= day;
      left -= dose;
      if (left < 0 && days === null) days = day - first;
    });
  }
  return days;
}

/**
 * As {@link lasts}, without a visit to any dose: a few sums around the day that the first days' use points to, from which
 * the search widens by doubling and then halves.
 */
function lastsUniform(regimen: Regimen, { passes }: ResidentContext, start: Day, quantity: Milli): number | null {
  const unitsIn = (days: number): number => unitsBetween(regimen, passes, atMinute(start), atMinute(addDays(start, days)));
  const looked = unitsIn(FIRST_LOOK_DAYS);
  const expected = looked === 0 ? LONGEST_LOOK_DAYS : Math.min(LONGEST_LOOK_DAYS, Math.ceil((quantity * FIRST_LOOK_DAYS) / looked));
  const uncovered = firstBeyond(unitsIn, quantity, expected);
  const first = uncovered === null ? null : firstBeyond(unitsIn, 0, 1);
  return uncovered === null || first === null ? null : uncovered - first;
}

/** The smallest number of days whose units exceed `units`, sought from `expected` on; null = not even the longest look's do. */
function firstBeyond(unitsIn: (days: number) => number, units: number, expected: number): number | null {
  let [low, high] = [expected, expected];
  for (let step = 1; low > 0 && unitsIn(low) > units; step *= 2) [low, high] = [Math.max(0, low - step), low];
  for (let step = 1; unitsIn(high) <= units; step *= 2) {
    if (high === LONGEST_LOOK_DAYS) return null;
    [low, high] = [high, Math.min(LONGEST_LOOK_DAYS, high + step)];
  }
  // The units of `low` days do not exceed, those of `high` days do.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (unitsIn(middle) > units) high = middle;
    else low = middle;
  }
  return high;
}

/** The day on which the last fill began to be used: the latest of order start, fill and last window start. */
export function usedFrom(order: FillOrder, previousWindowFrom: Day): Day {
  return Math.max(dayOf(order.from), order.lastFill?.on ?? previousWindowFrom, previousWindowFrom) as Day;
}
