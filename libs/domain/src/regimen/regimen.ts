import type { Day, LocalMinute, Milli, MinuteOfDay, Weekday } from '@cyclefill/domain/kernel';

/** On which days a phase is given. Anchors are the phase's `anchor`, never the window asked for (R139). */
export type DayPattern =
  | { readonly kind: 'daily' }
  | { readonly kind: 'every-n-days'; readonly every: number }
  | { readonly kind: 'weekdays'; readonly days: readonly Weekday[] }
  /** Days 1–31; a day the month lacks means its last day. `every` n months, counted from the anchor's month; absent = 1. */
  | { readonly kind: 'month-days'; readonly days: readonly number[]; readonly every?: number }
  /** `on` days given and `off` days not, in turn, the first of them the anchor: 21 and 7 (D43). */
  | { readonly kind: 'cycle'; readonly on: number; readonly off: number };

/** A pass of the table, moved by some minutes: `MEALS` − 10 is ten minutes before each meal. */
export interface PassSlot {
  readonly code: string;
  readonly shift: number;
}

export const OFTEN_UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;

/** How often, where that does not say when: from and up to so many times in from and up to so many units. */
export interface Often {
  readonly times: number;
  readonly timesMax: number;
  readonly period: number;
  readonly periodMax: number;
  readonly unit: (typeof OFTEN_UNITS)[number];
}

/** At which times of such a day. */
export type TimeSource =
  /** Follows the hours-of-administration table of wing or facility (D40). */
  | { readonly kind: 'passes'; readonly code: string }
  /** Follows several passes, or passes moved by some minutes. */
  | { readonly kind: 'slots'; readonly slots: readonly PassSlot[] }
  /** The order's own clock times, ascending, which win over every table (D40). */
  | { readonly kind: 'clock'; readonly minutes: readonly MinuteOfDay[] }
  /** Every n hours of wall time from a first dose; for intervals that do not divide the day. */
  | { readonly kind: 'every-hours'; readonly hours: number; readonly from: LocalMinute }
  | { readonly kind: 'every-minutes'; readonly minutes: number; readonly from: LocalMinute }
  /** One dose, at the start of the phase: a single dose, or the STAT dose of an order that then follows its passes (D46). */
  | { readonly kind: 'once' }
  /** A range, or so many times a week without days. Kept and printed, never turned into times, so never packed (D57). */
  | { readonly kind: 'unplaced'; readonly often: Often };

/** How much is given each time, in thousandths of the product's dose unit. */
export type DosePattern =
  | { readonly kind: 'fixed'; readonly dose: Milli }
  /** A different dose at each time of the day, in the order of the times. */
  | { readonly kind: 'by-time'; readonly doses: readonly Milli[] }
  /** The doses in turn, one for each scheduled day counted from the anchor. */
  | { readonly kind: 'alternating'; readonly doses: readonly Milli[] }
  /** From `low` to `high`, as the nurse judges. Never settled by the engine, so never packed (D57). */
  | { readonly kind: 'range'; readonly low: Milli; readonly high: Milli }
  /** No number: a sliding scale, `apply thinly`. Never packed. */
  | { readonly kind: 'unstated' };

/** One stretch of an order in which days, times and dose follow one pattern. A taper is a row of phases. */
export interface Phase {
  /** Day 0 of every-n-days, of cycles and of alternating doses: required, never defaulted. */
  readonly anchor: Day;
  readonly from: LocalMinute;
  /** Exclusive; null = open. */
  readonly to: LocalMinute | null;
  readonly days: DayPattern;
  readonly times: TimeSource;
  readonly dose: DosePattern;
  /** Ends with its n-th scheduled dose; a dose on hold or away counts, since the calendar of an order never moves. */
  readonly count?: number;
  /** From when `count` counts, where the phase was cut to begin later than its order; absent = `from`. */
  readonly countFrom?: LocalMinute;
  /** Minutes that one administration lasts, such as a patch that is worn: it is removed so long after it was applied, or when the next is. */
  readonly lasts?: number | 'next';
  /** The STAT dose that opens an order (D46): given out of the emergency kit or the first fill, never out of a pack of a cycle. */
  readonly stat?: true;
  /** Steps follow each other without gap or overlap; phases of one step are given side by side. */
  readonly step?: number;
}

/** The most that may be given in any so many hours. */
export interface DoseLimit {
  readonly dose: Milli;
  readonly hours: number;
}

/** When one order is given. A PRN regimen keeps its phases for print but has no scheduled doses. */
export interface Regimen {
  readonly prn: boolean;
  readonly phases: readonly Phase[];
  readonly most?: DoseLimit;
}

/** One scheduled dose: a local day and minute, never an instant. */
export interface Dose {
  readonly day: Day;
  readonly minute: MinuteOfDay;
  readonly dose: Milli;
  /** Index of the phase it comes from. */
  readonly phase: number;
}
