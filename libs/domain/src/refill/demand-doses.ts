import { type Day, type DayRange, type LocalMinute, type Milli, addDays, atMinute, dayOf } from '@cyclefill/domain/kernel';
import type { FillOrder, ResidentContext } from '@cyclefill/domain/cycle-fill';
import { type DueDose, doseStateAt, forEachDoseInOrder, isComputable, statPhaseOf, unitsBetween } from '@cyclefill/domain/regimen';
import { type EarlyReason, meansSupplyGone } from './early-reason.js';
import { type Supply, kitDoses, supplyLeftAt } from './run-out.js';

/** An order with what is there and why it is filled. */
export interface DemandQuestion {
  readonly order: FillOrder;
  readonly resident: ResidentContext;
  readonly supply: Supply;
  readonly earlyReason: EarlyReason | null;
  /** A batch under way that brings this order. */
  readonly arriving: { readonly batchId: string; readonly deliveryOn: Day } | null;
  /** Whether a fill on demand already went out for the order. */
  readonly filledOnDemand: boolean;
  /** First day of the next window not yet built, for an order that travels in cycle batches. */
  readonly nextWindow: Day | null;
}

/** Longer than any supply that is handed out at once. */
const LONGEST_DAYS = 400;

/**
 * The doses due on some days that what is there does not cover, in time order: whole ones, as far as `most` units go (R115). A
 * STAT dose after these days is one of them, as no pack of a batch brings it (D46); one that the emergency kit gave is not.
 */
export function uncoveredDoses({ order, resident, supply, earlyReason }: Pick<DemandQuestion, 'order' | 'resident' | 'supply' | 'earlyReason'>, days: DayRange, most: Milli): readonly DueDose[] {
  if (order.regimen === null) return [];
  const gone = earlyReason !== null && meansSupplyGone(earlyReason);
  let left: number = gone ? 0 : supplyLeftAt(order, resident, supply, atMinute(days.from));
  let [need, full] = [0, false];
  const doses: DueDose[] = [];
  const { phases } = order.regimen;
  const [stat, fromKit] = [statPhaseOf(order.regimen), kitDoses(supply)];
  const to = stat === undefined ? days.to : (Math.max(days.to, dayOf(stat.from) + 1) as Day);
  forEachDoseInOrder(order.regimen, resident.passes, { from: days.from, to }, (on, minute, dose, phase) => {
    const at: LocalMinute = atMinute(on, minute);
    const ofFill = on < days.to || phases[phase] === stat;
    if (full || !ofFill || doseStateAt(at, order.holds, resident.presence) !== 'due' || fromKit(at, dose)) return;
    if (left >= dose) left -= dose;
    else if (need + dose > most) full = true;
    else {
      need += dose;
      doses.push({ at, dose });
    }
  });
  return doses;
}

/**
 * The STAT dose that a first fill is to bring although a batch brings the rest, as no pack of it holds it (D46); null when it is
 * due before the delivery, or the emergency kit or a fill gave it.
 */
export function statToFill({ order, resident, supply, filledOnDemand }: DemandQuestion, deliveryOn: Day): DueDose | null {
  const stat = order.regimen === null || filledOnDemand ? undefined : statPhaseOf(order.regimen);
  if (stat === undefined || stat.from < atMinute(deliveryOn) || doseStateAt(stat.from, order.holds, resident.presence) !== 'due') return null;
  const dose = unitsBetween({ prn: false, phases: [stat] }, resident.passes, stat.from, (stat.from + 1) as LocalMinute);
  return dose === 0 || kitDoses(supply)(stat.from, dose) ? null : { at: stat.from, dose };
}

/**
 * The doses that a fill of `quantity` units is made up for, in time order, from its delivery on: those that what is there does
 * not cover, whole ones; never more than the quantity. Where a batch brings the rest only the STAT dose. None where use cannot
 * be told: as needed, as written, by drops.
 */
export function demandDoses(question: DemandQuestion, deliveryOn: Day, quantity: Milli): readonly DueDose[] {
  const { order, resident, nextWindow, arriving } = question;
  if (order.regimen === null || order.regimen.prn || order.dosesPerUnit !== 1 || !isComputable(order.regimen, resident.passes)) return [];
  if (arriving !== null) {
    const stat = statToFill(question, deliveryOn);
    return stat !== null && stat.dose <= quantity ? [stat] : [];
  }
  const until = order.mode === 'cycle' && nextWindow !== null ? nextWindow : addDays(deliveryOn, LONGEST_DAYS);
  return uncoveredDoses(question, { from: deliveryOn, to: until }, quantity);
}
