import { type Day, type LocalMinute, type Milli, addDays, addMilli, dayOf } from '@cyclefill/domain/kernel';
import { type FillOrder, type LastSupply, type ResidentContext, daysSupplyOfLastFill } from '@cyclefill/domain/cycle-fill';
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

/** Days that a fill lasts, dose by dose, a PRN order at most use; null when its directions do not say. */
export function daysSupplyOf(order: FillOrder, resident: ResidentContext, fill: PastFill): number | null {
  const used = atMostUse(order);
  if (used.regimen === null || !isComputable(used.regimen, resident.passes)) return null;
  return daysSupplyOfLastFill({ ...used, lastFill: fill }, resident, fill.on);
}

/** Past fills as the too-soon rule reads them; one whose days cannot be told is left out. */
export function supplyHistory(order: FillOrder, resident: ResidentContext, fills: readonly PastFill[]): readonly LastSupply[] {
  return fills.flatMap((fill) => {
    const daysSupply = daysSupplyOf(order, resident, fill);
    return daysSupply === null ? [] : [{ filledOn: fill.on, daysSupply, schedule: order.schedule }];
  });
}

/**
 * The day on which the next fill is due (R125): from the first fill on, all that was handed out counted down dose by dose,
 * less the lead days; today when that is past. None without authorisation, after the prescription's end, or where use is not known.
 */
export function nextFillDate(order: FillOrder, resident: ResidentContext, fills: readonly PastFill[], now: LocalMinute, leadDays: number, pack: RulePack): Day | null {
  const [today, first] = [dayOf(now), fills.toSorted((a, b) => a.on - b.on)[0]];
  if (first === undefined || order.authorisedLeft <= 0) return null;
  const days = daysSupplyOf(order, resident, { on: first.on, quantity: addMilli(...fills.map(({ quantity }) => quantity)) });
  if (days === null) return null;
  const start = Math.max(first.on, dayOf(order.from)) as Day;
  const due = Math.max(today, addDays(start, days - leadDays)) as Day;
  return checkPrescriptionLimits(order, due, order.orderId, pack).length > 0 ? null : due;
}
