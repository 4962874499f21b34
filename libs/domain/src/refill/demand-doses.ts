import { type Day, type DayRange, type LocalMinute, type Milli, addDays, atMinute } from '@cyclefill/domain/kernel';
import type { FillOrder, ResidentContext } from '@cyclefill/domain/cycle-fill';
import { type DueDose, doseStateAt, forEachDoseInOrder, isComputable } from '@cyclefill/domain/regimen';
import { type EarlyReason, meansSupplyGone } from './early-reason.js';
import { type Supply, supplyLeftAt } from './run-out.js';

/** An order with what is there and why it is filled. */
export interface DemandQuestion {
  readonly order: FillOrder;
  readonly resident: ResidentContext;
  readonly supply: Supply;
  readonly earlyReason: EarlyReason | null;
  /** First day of the next window not yet built, for an order that travels in cycle batches. */
  readonly nextWindow: Day | null;
}

/** Longer than any supply that is handed out at once. */
const LONGEST_DAYS = 400;

/** The doses due on some days that what is there does not cover, in time order: whole ones, as far as `most` units go (R115). */
export function uncoveredDoses({ order, resident, supply, earlyReason }: Omit<DemandQuestion, 'nextWindow'>, days: DayRange, most: Milli): readonly DueDose[] {
  if (order.regimen === null) return [];
  const gone = earlyReason !== null && meansSupplyGone(earlyReason);
  let left: number = gone ? 0 : supplyLeftAt(order, resident, supply, atMinute(days.from));
  let [need, full] = [0, false];
  const doses: DueDose[] = [];
  forEachDoseInOrder(order.regimen, resident.passes, days, (on, minute, dose) => {
    const at: LocalMinute = atMinute(on, minute);
    if (full || doseStateAt(at, order.holds, resident.presence) !== 'due') return;
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
 * The doses that a fill of `quantity` units is made up for, in time order, from its delivery on: those that what is there does
 * not cover, whole ones; never more than the quantity. None where use cannot be told: as needed, as written.
 */
export function demandDoses(question: DemandQuestion, deliveryOn: Day, quantity: Milli): readonly DueDose[] {
  const { order, resident, nextWindow } = question;
  if (order.regimen === null || order.regimen.prn || !isComputable(order.regimen, resident.passes)) return [];
  const until = order.mode === 'cycle' && nextWindow !== null ? nextWindow : addDays(deliveryOn, LONGEST_DAYS);
  return uncoveredDoses(question, { from: deliveryOn, to: until }, quantity);
}
