import { type Day, type DayRange, type EpochMinute, type MinuteOfDay, type Zone, addDays, addMonths, assertNever, atMinute, civilFromDay, dayFromCivil, dayOf, daysInMonth } from '@cyclefill/domain/kernel';
import { type DeliveryCalendar, lastDeliveryDay } from './delivery-calendar.js';

/** When windows begin: every n days from an anchor, on fixed days of the month, or with the month (R101–R103). */
export type CycleTiming =
  | { readonly kind: 'period'; readonly days: number }
  | { readonly kind: 'month-days'; readonly days: readonly number[] }
  | { readonly kind: 'month' };

/** One series of windows of a facility or wing. */
export interface Cycle {
  readonly timing: CycleTiming;
  /** A day on which a window begins; periods are counted from it in both directions. */
  readonly anchor: Day;
  /** Where this series takes over from an earlier one: its first window begins here and may be a short one (R106). */
  readonly startsOn?: Day;
  readonly leadDays: number;
  /** Local minute of the day after which orders miss the build (R105). */
  readonly cutOff: MinuteOfDay;
}

/** First days of windows in one month, ascending; a missing day means the month's last. */
function startsInMonth(days: readonly number[], year: number, month: number): readonly Day[] {
  const last = daysInMonth(year, month);
  return [...new Set(days.map((wanted) => Math.min(wanted, last)))].toSorted((a, b) => a - b).map((of) => dayFromCivil(year, month, of));
}

function calendarWindow(days: readonly number[], day: Day): DayRange {
  const { year, month } = civilFromDay(day);
  const first = dayFromCivil(year, month, 1);
  const around = [-1, 0, 1].flatMap((offset) => {
    const civil = civilFromDay(addMonths(first, offset));
    return startsInMonth(days, civil.year, civil.month);
  });
  const from = around.findLast((start) => start <= day) ?? first;
  return { from, to: around.find((start) => start > day) ?? addMonths(from, 1) };
}

/** The part of a window on the side of `border` that `day` is on: no window reaches over the beginning of a series (R106). */
function splitAt(border: Day, { from, to }: DayRange, day: Day): DayRange {
  return day < border ? { from, to: Math.min(to, border) as Day } : { from: Math.max(from, border) as Day, to };
}

function patternWindow(cycle: Cycle, day: Day): DayRange {
  const { timing } = cycle;
  switch (timing.kind) {
    case 'period': {
      const from = addDays(cycle.anchor, Math.floor((day - cycle.anchor) / timing.days) * timing.days);
      return { from, to: addDays(from, timing.days) };
    }
    case 'month-days':
      return splitAt(cycle.anchor, calendarWindow(timing.days, day), day);
    case 'month':
      return splitAt(cycle.anchor, calendarWindow([1], day), day);
    default:
      return assertNever(timing);
  }
}

/** The window that holds `day`: windows tile the calendar without gap or overlap, by local date (R102). */
export function windowOn(cycle: Cycle, day: Day): DayRange {
  const window = patternWindow(cycle, day);
  return cycle.startsOn === undefined ? window : splitAt(cycle.startsOn, window, day);
}

/** What of a facility decides when its windows are built. */
export interface FacilityTime {
  readonly zone: Zone;
  readonly calendar: DeliveryCalendar;
}

/**
 * The day a window is built on (R105): its first day − lead days. Where nothing can be delivered on the day before the
 * window, the delivery is the last one before it and the build moves with it; a build that would fall on a holiday or a
 * day without delivery moves to the last day that is neither. With a delivery each day nothing moves.
 */
export function buildDay(cycle: Cycle, window: DayRange, calendar: DeliveryCalendar): Day {
  const eve = addDays(window.from, -1);
  const earlier = eve - lastDeliveryDay(calendar, eve);
  return lastDeliveryDay(calendar, addDays(window.from, -cycle.leadDays - earlier));
}

/** Build time of a window: its build day at the cut-off in facility time (R105). A cut-off that the clocks skip is the first minute after; one that comes twice is the first. */
export function buildInstant(cycle: Cycle, window: DayRange, { zone, calendar }: FacilityTime): EpochMinute {
  return zone.instantOf(atMinute(buildDay(cycle, window, calendar), cycle.cutOff));
}

/** A window with the instant at which it is built. */
export interface DueWindow {
  readonly window: DayRange;
  readonly buildAt: EpochMinute;
}

/**
 * The windows of a cycle that are to be built by `now`, in order, and the one that comes next. Each is told once: the next
 * call begins where this one ended, so that neither a night of clock change nor any downtime misses or doubles one. A
 * window that is already over is passed by, never filled late.
 * @param nextFrom first day of the first window not yet built.
 */
export function dueWindows(cycle: Cycle, nextFrom: Day, where: FacilityTime, now: EpochMinute): { readonly due: readonly DueWindow[]; readonly next: DueWindow } {
  const today = dayOf(where.zone.toLocal(now));
  const due: DueWindow[] = [];
  const at = (day: Day): DueWindow => {
    const window = windowOn(cycle, day);
    return { window, buildAt: buildInstant(cycle, window, where) };
  };
  let next = at(nextFrom);
  for (; next.buildAt <= now; next = at(next.window.to)) if (next.window.to > today) due.push(next);
  return { due, next };
}

/** What a series is changed to; without an anchor of its own it counts from where it begins. */
export type SeriesChange = Pick<Cycle, 'timing' | 'leadDays' | 'cutOff'> & { readonly anchor?: Day };

/** A change of length, anchor or unit, with windows built up to `builtTo`: those end as planned, and the new series begins there (R106). */
export function changeSeries(change: SeriesChange, builtTo: Day): Cycle {
  const { timing, leadDays, cutOff, anchor = builtTo } = change;
  return { timing, leadDays, cutOff, anchor, startsOn: builtTo };
}
