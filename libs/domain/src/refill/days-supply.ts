import { type Day, type LocalMinute, type Milli, addDays, addMilli, dayOf } from '@cyclefill/domain/kernel';
import { type FillOrder, type LastSupply, type ResidentContext, coveredTo, daysSupplyOfLastFill } from '@cyclefill/domain/cycle-fill';
import { type RulePack, checkPrescriptionLimits } from '@cyclefill/domain/law';
import { isComputable } from '@cyclefill/domain/regimen';

/** A quantity handed out, from the first day it is used. */
export interface PastFill {
  readonly on: Day;
  readonly quantity: Milli;
}

/** An order as if its PRN doses were all given: the fastest its directions let it be used up. */
export function atMostUse(order: FillOrder): FillOrder {
  return order.regimen?.prn === true ? { ...order, regimen: { ...order.regimen, prn: false } } : order;
}

/**
 * Days that a fill lasts, dose by dose, a PRN order at most use, and no longer than it is good for once opened (R135); null when
 * its directions, or the doses it holds, cannot be told. Of a vial of units not even the doses say it: most are thrown away first.
 */
export function daysSupplyOf(order: FillOrder, resident: ResidentContext, fill: PastFill): number | null {
  const used = atMostUse(order);
  const good = order.drug.discardAfterDays;
  if (used.regimen === null || !isComputable(used.regimen, resident.passes) || (good === null && order.dosesPerUnit !== 1)) return null;
  const days = daysSupplyOfLastFill({ ...used, lastFill: fill }, resident, fill.on);
  return days === null || good === null ? days : Math.min(days, good);
}

/** Past fills as the too-soon rule reads them; one whose days cannot be told is left out. */
export function supplyHistory(order: FillOrder, resident: ResidentContext, fills: readonly PastFill[]): readonly LastSupply[] {
  return fills.flatMap((fill) => {
    const daysSupply = daysSupplyOf(order, resident, fill);
    return daysSupply === null ? [] : [{ filledOn: fill.on, daysSupply, schedule: order.schedule }];
  });
}

/** First day that no fill covers: all together, or one after the other where each is good for its own days only. */
function firstDayUncovered(order: FillOrder, resident: ResidentContext, first: Day, fills: readonly PastFill[]): Day | null {
  if (order.drug.discardAfterDays !== null) {
    const history = supplyHistory(order, resident, fills);
    return history.length < fills.length ? null : coveredTo(history);
  }
  const days = daysSupplyOf(order, resident, { on: first, quantity: addMilli(...fills.map(({ quantity }) => quantity)) });
  return days === null ? null : addDays(Math.max(first, dayOf(order.from)) as Day, days);
}

/**
 * The day on which the next fill is due (R125): from the first fill on, all that was handed out counted down dose by dose,
 * less the lead days; today when that is past. None without authorisation, after the prescription's end, or where use is not known.
 */
export function nextFillDate(order: FillOrder, resident: ResidentContext, fills: readonly PastFill[], now: LocalMinute, leadDays: number, pack: RulePack): Day | null {
  const [today, first] = [dayOf(now), fills.toSorted((a, b) => a.on - b.on)[0]];
  if (first === undefined || order.authorisedLeft <= 0) return null;
  const uncovered = firstDayUncovered(order, resident, first.on, fills);
  if (uncovered === null) return null;
  const due = Math.max(today, addDays(uncovered, -leadDays)) as Day;
  return checkPrescriptionLimits(order, due, order.orderId, pack).length > 0 ? null : due;
}
