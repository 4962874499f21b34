import { type Day, type DayRange, type EpochMinute, type MinuteOfDay, type Zone, addDays, addMonths, assertNever, atMinute, civilFromDay, dayFromCivil, daysInMonth } from '@cyclefill/domain/kernel';

/** When windows begin: every n days from an anchor, on fixed days of the month, or with the month (R101–R103). */
export type CycleTiming =
  | { readonly kind: 'period'; readonly days: number }
  | { readonly kind: 'month-days'; readonly days: readonly number[] }
  | { readonly kind: 'month' };

/** One series of windows of a facility or wing. */
export interface Cycle {
  readonly timing: CycleTiming;
  /** First day of the series; windows before it belong to an earlier series (R106). */
  readonly anchor: Day;
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

/** The part of a calendar window on the side of the anchor that `day` is on: a new series begins at its anchor (R106). */
function splitAt(anchor: Day, { from, to }: DayRange, day: Day): DayRange {
  return day < anchor ? { from, to: Math.min(to, anchor) as Day } : { from: Math.max(from, anchor) as Day, to };
}

/** The window that holds `day`: windows tile the calendar without gap or overlap, by local date (R102). */
export function windowOn(cycle: Cycle, day: Day): DayRange {
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

/** Build time of a window: its first day − lead days, at the cut-off in facility time (R105). */
export function buildInstant(cycle: Cycle, window: DayRange, zone: Zone): EpochMinute {
  return zone.instantOf(atMinute(addDays(window.from, -cycle.leadDays), cycle.cutOff));
}

/** A change of length, anchor or unit asked for on `on`: the open window ends as planned, the new series starts there (R106). */
export function changeSeries(current: Cycle, next: Pick<Cycle, 'timing' | 'leadDays' | 'cutOff'>, on: Day): Cycle {
  return { ...next, anchor: windowOn(current, on).to };
}
