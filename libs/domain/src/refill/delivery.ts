import { type Day, type LocalMinute, type MinuteOfDay, type Weekday, addDays, dayOf, minuteOf, parseDay, weekdayOf } from '@cyclefill/domain/kernel';

/** When a facility is delivered to, and until when a request still goes with the day's delivery (R105). */
export interface DeliveryPlan {
  /** Empty = every day. */
  readonly weekdays: readonly Weekday[];
  readonly holidays: readonly Day[];
  readonly cutOff: MinuteOfDay;
}

const WEEKDAY_CODES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
/** Far longer than any row of holidays; beyond it a plan has no delivery day at all. */
const SEARCH_DAYS = 400;

/** The plan of a facility's own columns: `MO;TU;WE` and `2026-12-25;2027-01-01`. What is neither a weekday nor a date is no day. */
export function readDeliveryPlan(weekdays: string, holidays: string, cutOff: MinuteOfDay): DeliveryPlan {
  const words = weekdays.split(/[;,\s]+/u).map((word) => word.slice(0, 2).toUpperCase());
  return {
    weekdays: WEEKDAY_CODES.flatMap((code, index) => (words.includes(code) ? [index as Weekday] : [])),
    holidays: holidays.split(/[;,\s]+/u).map(parseDay).filter((day) => day !== null),
    cutOff,
  };
}

function isDeliveryDay(plan: DeliveryPlan, day: Day): boolean {
  return (plan.weekdays.length === 0 || plan.weekdays.includes(weekdayOf(day))) && !plan.holidays.includes(day);
}

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
