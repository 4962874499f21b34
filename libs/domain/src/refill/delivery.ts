import { type DeliveryCalendar, isDeliveryDay } from '@cyclefill/domain/cycle-fill';
import { type Day, type LocalMinute, type MinuteOfDay, addDays, dayOf, minuteOf } from '@cyclefill/domain/kernel';

/** When a facility is delivered to, and until when a request still goes with the day's delivery (R105). */
export interface DeliveryPlan extends DeliveryCalendar {
  readonly cutOff: MinuteOfDay;
}

/** Far longer than any row of holidays; beyond it a plan has no delivery day at all. */
const SEARCH_DAYS = 400;

/** The first delivery that still takes what is asked for now: today's before the cut-off, else the next one. Null when no day is one. */
export function nextDelivery(plan: DeliveryPlan, now: LocalMinute): Day | null {
  const from = minuteOf(now) < plan.cutOff ? dayOf(now) : addDays(dayOf(now), 1);
  for (let day = from; day < addDays(from, SEARCH_DAYS); day = addDays(day, 1)) if (isDeliveryDay(plan, day)) return day;
  return null;
}

/** The delivery that brings a window's packs: the last one before the window begins that is still to come, else the next. */
export function deliveryBefore(plan: DeliveryPlan, windowFrom: Day, now: LocalMinute): Day | null {
  const next = nextDelivery(plan, now);
  for (let day = addDays(windowFrom, -1); next !== null && day > next; day = addDays(day, -1)) if (isDeliveryDay(plan, day)) return day;
  return next;
}
