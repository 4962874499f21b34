import { type Day, type Weekday, addDays, invariant, parseDay, weekdayOf } from '@cyclefill/domain/kernel';

/** When a facility can be supplied: weekdays with a delivery, and holidays, on which nothing is built or delivered (R101, R105). */
export interface DeliveryCalendar {
  /** Never empty. */
  readonly deliveryWeekdays: readonly Weekday[];
  readonly holidays: readonly Day[];
}

const WEEKDAY_NAMES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
const EVERY_WEEKDAY: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/** A delivery each day, no holidays. */
export const EVERY_DAY: DeliveryCalendar = { deliveryWeekdays: EVERY_WEEKDAY, holidays: [] };

const parts = (text: string): readonly string[] => text.split(';').map((part) => part.trim()).filter((part) => part !== '');

/** The weekdays of `MO;TU;TH`, ascending; nothing written = every day; `null` when a part is no weekday. */
export function parseDeliveryDays(text: string): readonly Weekday[] | null {
  const found = parts(text).map((part) => WEEKDAY_NAMES.findIndex((name) => name === part.toUpperCase()));
  if (found.includes(-1)) return null;
  return found.length === 0 ? EVERY_WEEKDAY : ([...new Set(found)].toSorted((a, b) => a - b) as Weekday[]);
}

/** The days of `2026-12-25;2027-01-01`, ascending; `null` when a part is no date. */
export function parseHolidays(text: string): readonly Day[] | null {
  const found = parts(text).map(parseDay);
  const known = found.filter((day) => day !== null);
  return known.length < found.length ? null : [...new Set(known)].toSorted((a, b) => a - b);
}

/** Whether something is delivered on a day. */
export function isDeliveryDay({ deliveryWeekdays, holidays }: DeliveryCalendar, day: Day): boolean {
  return deliveryWeekdays.includes(weekdayOf(day)) && !holidays.includes(day);
}

/** The last day with a delivery, not after `day`. */
export function lastDeliveryDay(calendar: DeliveryCalendar, day: Day): Day {
  invariant(calendar.deliveryWeekdays.length > 0, 'a calendar without a day of delivery');
  let on = day;
  while (!isDeliveryDay(calendar, on)) on = addDays(on, -1);
  return on;
}
