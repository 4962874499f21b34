import { Temporal } from 'temporal-polyfill';

/** What the second reading knows of one date. */
interface CalendarDate {
  readonly index: number;
  readonly weekday: string;
  readonly dayOfMonth: number;
  readonly lastOfMonth: number;
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const DATES: string[] = [];
const KNOWN = new Map<string, CalendarDate>();

for (let plain = Temporal.PlainDate.from('2025-01-01'); plain.year < 2030; plain = plain.add({ days: 1 })) {
  KNOWN.set(plain.toString(), { index: DATES.length, weekday: WEEKDAYS[plain.dayOfWeek - 1] ?? '', dayOfMonth: plain.day, lastOfMonth: plain.daysInMonth });
  DATES.push(plain.toString());
}

/** A date of 2025–2029, looked up in a list written out once. */
export function calendarDate(date: string): CalendarDate {
  const known = KNOWN.get(date);
  if (known === undefined) throw new Error(`${date} is not on the calendar`);
  return known;
}

export const daysBetween = (from: string, to: string): number => calendarDate(to).index - calendarDate(from).index;
export const plusDays = (date: string, days: number): string => DATES[calendarDate(date).index + days] ?? 'off the calendar';
export const plusMonths = (date: string, months: number): string => Temporal.PlainDate.from(date).add({ months }).toString();
