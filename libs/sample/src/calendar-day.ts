/** Days are whole numbers counted from 1970-01-01, so that no clock and no time zone can come in. */

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

const ISO_DATES = new Map<number, string>();

/** `YYYY-MM-DD` to a day. */
export function dayOf(isoDate: string): number {
  const [year = 1970, month = 1, date = 1] = isoDate.split('-').map(Number);
  return dayOfParts(year, month, date);
}

/** A day of the proleptic Gregorian calendar; years begin in March so that the leap day is the last one. */
export function dayOfParts(year: number, month: number, date: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

export function partsOf(day: number): { year: number; month: number; date: number } {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** A day to `YYYY-MM-DD`; an absent day is an empty cell. */
export function isoDate(day: number | null): string {
  if (day === null) return '';
  const known = ISO_DATES.get(day);
  if (known !== undefined) return known;
  const { year, month, date } = partsOf(day);
  const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  ISO_DATES.set(day, text);
  return text;
}

export function weekdayOf(day: number): Weekday {
  return WEEKDAYS[(((day + 4) % 7) + 7) % 7] ?? 'SU';
}

export function lastDateOfMonth(day: number): number {
  const { year, month } = partsOf(day);
  return month === 12 ? 31 : dayOfParts(year, month + 1, 1) - dayOfParts(year, month, 1);
}
