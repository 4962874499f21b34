import { type DeliveryCalendar, isDeliveryDay } from '@cyclefill/domain/cycle-fill';
import { type Day, type EpochMinute, type LocalMinute, type MinuteOfDay, Zone, addDays, atMinute, dayOf } from '@cyclefill/domain/kernel';

/** When the vans of a route leave, by the wall clock of the route's own zone. */
export interface RouteTimetable extends DeliveryCalendar {
  /** IANA zone that the caller has checked. */
  readonly zone: string;
  /** Never empty; each weekday of the calendar has all of them. */
  readonly departures: readonly MinuteOfDay[];
}

/** A facility on a route. */
export interface RouteCall {
  readonly zone: string;
  /** Days on which the facility takes deliveries. */
  readonly calendar: DeliveryCalendar;
  /** Minutes from the departure to its door. */
  readonly minutesAfter: number;
}

/** One departure, and when it is at the facility's door by the facility's wall clock. */
export interface VanCall {
  readonly runOn: Day;
  readonly departure: MinuteOfDay;
  readonly departsAt: EpochMinute;
  readonly arrivesAt: LocalMinute;
}

/** Far longer than any row of holidays; beyond it no van goes at all. */
const SEARCH_DAYS = 400;

/** The departure of a day and time. A time that the clocks skip is the first minute after it; of one that comes twice it is the first (D47). */
export function departureOf({ zone }: Pick<RouteTimetable, 'zone'>, runOn: Day, departure: MinuteOfDay): EpochMinute {
  return Zone.of(zone).instantOf(atMinute(runOn, departure));
}

/**
 * The first van that leaves after a moment and is at the facility's door on a day on which it takes deliveries: neither on a
 * holiday of the pharmacy nor of the facility (R101, R105). Null when there is none.
 */
export function nextVan(route: RouteTimetable, call: RouteCall, after: EpochMinute): VanCall | null {
  const from = dayOf(Zone.of(route.zone).toLocal(after));
  for (let runOn = from; runOn < addDays(from, SEARCH_DAYS); runOn = addDays(runOn, 1)) {
    if (!isDeliveryDay(route, runOn)) continue;
    for (const departure of route.departures.toSorted((a, b) => a - b)) {
      const departsAt = departureOf(route, runOn, departure);
      const arrivesAt = Zone.of(call.zone).toLocal((departsAt + call.minutesAfter) as EpochMinute);
      if (departsAt > after && isDeliveryDay(call.calendar, dayOf(arrivesAt))) return { runOn, departure, departsAt, arrivesAt };
    }
  }
  return null;
}
