import { invariant } from './invariant.js';

/** A local calendar day as the count of days since 1970-01-01. Arithmetic on days is arithmetic on integers. */
export type Day = number & { readonly __day: unique symbol };

/** A local calendar day as text, `YYYY-MM-DD`; the form used at every border. */
export type LocalDate = string & { readonly __localDate: unique symbol };

/** Sunday = 0 … Saturday = 6. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** A day split into its Gregorian parts; `month` is 1–12. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

const LENGTH = 'YYYY-MM-DD'.length;
const HYPHEN = 45;
const DAYS_IN_400_YEARS = 146_097;

/** Day number of a Gregorian date. Counts from March so that the leap day is the last day of its year. */
export function dayFromCivil(year: number, month: number, dayOfMonth: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * DAYS_IN_400_YEARS + dayOfEra - 719_468) as Day;
}

/** The Gregorian parts of a day number. */
export function civilFromDay(day: Day): CivilDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** Number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayFromCivil(year, month + 1, 1) - dayFromCivil(year, month, 1);
}

/** The number that `count` digits from `at` make; NaN where there is another character. A pattern would cost ten times as much. */
function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : NaN;
  }
  return value;
}

/** The day `text` names, or `null` when it is not a real `YYYY-MM-DD` date. */
export function parseDay(text: string): Day | null {
  if (text.length !== LENGTH || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return null;
  const [year, month, dayOfMonth] = [digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)];
  if (!(year >= 0 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month))) return null;
  return dayFromCivil(year, month, dayOfMonth);
}

/** The day a well-formed `YYYY-MM-DD` names; a malformed one is a bug of the caller. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  invariant(parsed !== null, 'not a local date');
  return parsed;
}

/** `YYYY-MM-DD` of a day. */
export function formatDay(value: Day): LocalDate {
  const { year, month, dayOfMonth } = civilFromDay(value);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as LocalDate;
}

/** The day `count` days later (earlier when negative). */
export function addDays(value: Day, count: number): Day {
  return (value + count) as Day;
}

/** The same day of the month `count` months later; a day that does not exist there becomes the month's last (31 Aug + 6 = 28/29 Feb). */
export function addMonths(value: Day, count: number): Day {
  const { year, month, dayOfMonth } = civilFromDay(value);
  const index = year * 12 + (month - 1) + count;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return dayFromCivil(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth)));
}

/** Day of the week, Sunday = 0. 1970-01-01 was a Thursday. */
export function weekdayOf(value: Day): Weekday {
  return ((((value + 4) % 7) + 7) % 7) as Weekday;
}
