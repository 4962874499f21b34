import { type Day, civilFromDay, dayFromCivil, daysInMonth } from '@cyclefill/domain/kernel';

/** The year that two digits mean from today: at most 50 years ahead and 49 back (GS1 General Specifications, 7.12). */
export function fullYear(twoDigits: number, today: Day): number {
  const { year } = civilFromDay(today);
  const difference = twoDigits - (year % 100);
  const century = year - (year % 100) + (difference >= 51 ? -100 : difference <= -50 ? 100 : 0);
  return century + twoDigits;
}

/** The day of a year, month and day of the month; day 0 = the last of the month (D93); null when there is no such day. */
export function dayOfParts(year: number, month: number, dayOfMonth: number): Day | null {
  if (!(month >= 1 && month <= 12)) return null;
  const last = daysInMonth(year, month);
  return dayOfMonth >= 0 && dayOfMonth <= last ? dayFromCivil(year, month, dayOfMonth === 0 ? last : dayOfMonth) : null;
}

/** The `YYMMDD` of a GS1 message; `DD` = 00 means the last day of the month (D93). Null when it is no date. */
export function readShortDate(text: string, today: Day): Day | null {
  if (!/^\d{6}$/.test(text)) return null;
  const [year, month, dayOfMonth] = [0, 2, 4].map((at) => Number(text.slice(at, at + 2)));
  return dayOfParts(fullYear(year ?? 0, today), month ?? 0, dayOfMonth ?? 0);
}
