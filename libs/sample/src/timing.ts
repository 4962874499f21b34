import { lastDateOfMonth, partsOf, weekdayOf, type Weekday } from './calendar-day.js';
import type { PassTimes } from './facility-profile.js';

/** When an order is given: its frequency code, the detail the code needs, and the day it counts from. */
export interface Timing {
  readonly code: string;
  /** A weekday (`SA`), a day of the month (`15`) or the two doses of an alternating order (`ALT:1,0.5`). */
  readonly detail: string;
  readonly anchor: number;
}

const TIMES_A_DAY: Readonly<Record<string, number>> = {
  QD: 1, QAM: 1, QPM: 1, QHS: 1, QAM06: 1, QAMAC: 1, QD12: 1, BID: 2, BIDAC: 2, Q12H: 2, TID: 3, TIDWM: 3, Q8H: 3,
  QID: 4, ACHS: 4, Q6H: 4,
};

const WEEKDAYS: Readonly<Record<string, readonly Weekday[]>> = {
  MWF: ['MO', 'WE', 'FR'], MWF5: ['MO', 'WE', 'FR'], TUFR: ['TU', 'FR'], TTHSS: ['TU', 'TH', 'SA', 'SU'],
};

const EVERY_DAYS: Readonly<Record<string, number>> = { QOD: 2, Q72H: 3 };

const HOUR_TIMES: Readonly<Record<string, readonly string[]>> = {
  Q6H: ['0600', '1200', '1800', '0000'], Q8H: ['0600', '1400', '2200'], Q12H: ['0900', '2100'],
};

const PASS_OF_CODE: Readonly<Record<string, string>> = {
  QAM06: 'EARLY', QAMAC: 'EARLY', QWEEK06: 'EARLY', TIDWM: 'TID', QD12: 'QD', MWF: 'QD', TUFR: 'QD', QWEEK: 'QD',
  QMONTH: 'QD', QOD: 'QD', Q72H: 'QD', MWF5: 'QPM', TTHSS: 'QPM', ALT: 'QPM',
};

/** Units scheduled from `from` up to but not including `to`; 0 for codes that are only given as needed. */
export function unitsBetween({ timing, dose, from, to }: { timing: Timing; dose: number; from: number; to: number }): number {
  const perDay = TIMES_A_DAY[timing.code];
  if (perDay !== undefined) return Math.max(0, to - from) * perDay * dose;
  let units = 0;
  for (let day = from; day < to; day += 1) units += unitsOn(timing, dose, day);
  return units;
}

/** Whether a code gives the same doses every day. */
export function isDaily(code: string): boolean {
  return TIMES_A_DAY[code] !== undefined;
}

/** Scheduled times of a day on which the order is given at all. */
export function timesOnDay(code: string): number {
  return TIMES_A_DAY[code] ?? 1;
}

/** Local times `HHMM`, divided by commas, from the table that applies to the resident's wing. */
export function adminTimes(code: string, table: PassTimes): string {
  if (code === 'BIDAC') return (table['AC'] ?? []).slice(-2).join(',');
  return (HOUR_TIMES[code] ?? table[PASS_OF_CODE[code] ?? code] ?? []).join(',');
}

function unitsOn(timing: Timing, dose: number, day: number): number {
  if (timing.code === 'ALT') return alternatingDose(timing, day);
  return isGivenOn(timing, day) ? dose : 0;
}

function alternatingDose({ detail, anchor }: Timing, day: number): number {
  const [first = 0, second = 0] = detail.slice('ALT:'.length).split(',').map(Number);
  return (day - anchor) % 2 === 0 ? first : second;
}

function isGivenOn({ code, detail, anchor }: Timing, day: number): boolean {
  const weekdays = WEEKDAYS[code];
  if (weekdays !== undefined) return weekdays.includes(weekdayOf(day));
  const everyDays = EVERY_DAYS[code];
  if (everyDays !== undefined) return (day - anchor) % everyDays === 0;
  if (code === 'QWEEK' || code === 'QWEEK06') return weekdayOf(day) === detail;
  if (code === 'QMONTH') return partsOf(day).date === Math.min(Number(detail), lastDateOfMonth(day));
  return false;
}
