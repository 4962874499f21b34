import { type Day, type DayRange, type LocalMinute, type Milli, ZERO, addDays, atMinute, dayOf, endOf } from '@cyclefill/domain/kernel';
import { type Regimen, doseStateAt, forEachDose, forEachDoseInOrder } from '@cyclefill/domain/regimen';
import type { FillOrder, ResidentContext } from './fill-order.js';

/** Doses of an order in `[from, to)`, leaving out the held ones and, if asked, those the resident is away for. */
export function unitsGiven(order: FillOrder, resident: ResidentContext, from: LocalMinute, to: LocalMinute, away: 'left-out' | 'counted'): Milli {
  if (order.regimen === null || from >= to) return ZERO;
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

/** Supply still there when the window begins: what was counted less what is given until then, never below nothing. */
export function supplyAt(order: FillOrder, resident: ResidentContext, windowFrom: Day, away: 'left-out' | 'counted'): Milli {
  if (order.onHand === null) return ZERO;
  const used = unitsGiven(order, resident, order.onHand.at, atMinute(windowFrom), away);
  return Math.max(0, order.onHand.quantity - used) as Milli;
}

/** The regimen as if it had neither stop nor count: a supply that outlasts its order still has its own number of days. */
function openEnded(regimen: Regimen): Regimen {
  const ends = regimen.phases.map(endOf);
  const last = ends.indexOf(Math.max(...ends) as LocalMinute);
  return { ...regimen, phases: regimen.phases.map((phase, index) => (index === last ? { ...phase, to: null, count: undefined } : phase)) };
}

/** Whether an order ends by a stop or by a count. */
function endsOnItsOwn({ to, regimen }: FillOrder): boolean {
  return to !== null || regimen?.phases.some(({ count }) => count !== undefined) === true;
}

/**
 * Days that the last fill lasts: from the first dose it covers to the first it no longer covers (R125, counted dose by
 * dose, so one monthly capsule lasts a month). A fill made ahead of its window starts to be used with the window.
 */
export function daysSupplyOfLastFill(order: FillOrder, resident: ResidentContext, previousWindowFrom: Day, horizonDays = 400): number {
  if (order.lastFill === null || order.regimen === null) return 0;
  const [start, regimen] = [usedFrom(order, previousWindowFrom), endsOnItsOwn(order) ? openEnded(order.regimen) : order.regimen];
  let days: number | null = null;
  // Doubling keeps the usual case (one window) to one short walk.
  for (let span = 35; span < horizonDays * 2 && days === null; span *= 2) {
    let [left, first]: [number, Day | null] = [order.lastFill.quantity, null];
    forEachDoseInOrder(regimen, resident.passes, { from: start, to: addDays(start, span) }, (day, _minute, dose) => {
      first ??= day;
      left -= dose;
      if (left < 0 && days === null) days = day - first;
    });
  }
  return days ?? horizonDays;
}

/** The day on which the last fill began to be used: the latest of order start, fill and last window start. */
export function usedFrom(order: FillOrder, previousWindowFrom: Day): Day {
  return Math.max(dayOf(order.from), order.lastFill?.on ?? previousWindowFrom, previousWindowFrom) as Day;
}
