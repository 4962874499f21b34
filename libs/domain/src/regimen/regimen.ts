import type { Day, LocalMinute, Milli, MinuteOfDay, Weekday } from '@cyclefill/domain/kernel';

/** On which days a phase is given. Anchors are the phase's `anchor`, never the window asked for (R139). */
export type DayPattern =
  | { readonly kind: 'daily' }
  | { readonly kind: 'every-n-days'; readonly every: number }
  | { readonly kind: 'weekdays'; readonly days: readonly Weekday[] }
  /** Days 1–31; a day the month lacks means its last day. */
  | { readonly kind: 'month-days'; readonly days: readonly number[] };

/** At which times of such a day. */
export type TimeSource =
  /** Follows the hours-of-administration table of wing or facility (D40). */
  | { readonly kind: 'passes'; readonly code: string }
  /** The order's own clock times, ascending, which win over every table (D40). */
  | { readonly kind: 'clock'; readonly minutes: readonly MinuteOfDay[] }
  /** Every n hours of wall time from a first dose; for intervals that do not divide the day. */
  | { readonly kind: 'every-hours'; readonly hours: number; readonly from: LocalMinute };

/** How much is given each time, in thousandths of the product's dose unit. */
export type DosePattern =
  | { readonly kind: 'fixed'; readonly dose: Milli }
  /** A different dose at each time of the day, in the order of the times. */
  | { readonly kind: 'by-time'; readonly doses: readonly Milli[] }
  /** The doses in turn, one for each scheduled day counted from the anchor. */
  | { readonly kind: 'alternating'; readonly doses: readonly Milli[] };

/** One stretch of an order in which days, times and dose follow one pattern. A taper is a row of phases. */
export interface Phase {
  /** Day 0 of every-n-days and of alternating doses: required, never defaulted. */
  readonly anchor: Day;
  readonly from: LocalMinute;
  /** Exclusive; null = open. */
  readonly to: LocalMinute | null;
  readonly days: DayPattern;
  readonly times: TimeSource;
  readonly dose: DosePattern;
}

/** When one order is given. A PRN regimen keeps its phases for print but has no scheduled doses. */
export interface Regimen {
  readonly prn: boolean;
  readonly phases: readonly Phase[];
}

/** One scheduled dose: a local day and minute, never an instant. */
export interface Dose {
  readonly day: Day;
  readonly minute: MinuteOfDay;
  readonly dose: Milli;
  /** Index of the phase it comes from. */
  readonly phase: number;
}
