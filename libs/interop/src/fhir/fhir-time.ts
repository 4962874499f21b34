import { type EpochMinute, type LocalMinute, MINUTES_PER_DAY, type MinuteOfDay, type Zone, addDays, addMonths, atMinute, dayOf, minuteOf, parseClock, parseDay } from '@cyclefill/domain/kernel';
import type { Quantity, UnitOfTime } from './dosage.shape.js';

const MOMENT = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** The stretch of wall clock that a FHIR `dateTime` names: a year, a month, a day or a minute; null when it is none. */
export function readMoment(text: string, zone: Zone): { readonly from: LocalMinute; readonly to: LocalMinute } | null {
  const [, year, month, date, clock, offset] = MOMENT.exec(text) ?? [];
  const day = year === undefined ? null : parseDay(`${year}-${month ?? '01'}-${date ?? '01'}`);
  if (day === null) return null;
  if (clock === undefined) return { from: atMinute(day), to: atMinute(date !== undefined ? addDays(day, 1) : addMonths(day, month === undefined ? 12 : 1)) };
  const minute = parseClock(clock);
  if (minute === null) return null;
  const wall = atMinute(day, minute);
  const at = offset === undefined ? wall : zone.toLocal((wall - offsetMinutes(offset)) as unknown as EpochMinute);
  return { from: at, to: (at + 1) as LocalMinute };
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** Minute of the day of a FHIR `time`; seconds are let go of, as no dose is timed by them. */
export function readTime(text: string): MinuteOfDay | null {
  return /^\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(text) ? parseClock(text.slice(0, 5)) : null;
}

const MINUTES: Readonly<Record<Exclude<UnitOfTime, 'mo' | 'a'>, number>> = { s: 1 / 60, min: 1, h: 60, d: MINUTES_PER_DAY, wk: 7 * MINUTES_PER_DAY };

/** Whole minutes of a length of time; null for months and years, and for what is no whole number of minutes. */
export function wholeMinutes(value: number, unit: UnitOfTime): number | null {
  if (unit === 'mo' || unit === 'a') return null;
  const minutes = value * MINUTES[unit];
  return Math.abs(minutes - Math.round(minutes)) < 1e-6 && minutes > 0 ? Math.round(minutes) : null;
}

const UNIT_NAMES: ReadonlyMap<string, UnitOfTime> = new Map<string, UnitOfTime>([
  ['s', 's'], ['min', 'min'], ['h', 'h'], ['d', 'd'], ['wk', 'wk'], ['mo', 'mo'], ['a', 'a'],
  ['minutes', 'min'], ['hours', 'h'], ['days', 'd'], ['day', 'd'], ['weeks', 'wk'], ['week', 'wk'], ['months', 'mo'], ['month', 'mo'], ['years', 'a'], ['year', 'a'],
]);

/** The unit of a duration, by its code, else by its name. */
export function unitOf({ code, unit }: Quantity): UnitOfTime | null {
  return UNIT_NAMES.get(code ?? '') ?? UNIT_NAMES.get((unit ?? '').toLowerCase()) ?? null;
}

/** The moment a duration after `from`; null when the duration is no whole number of minutes or months. */
export function after(from: LocalMinute, duration: Quantity): LocalMinute | null {
  const unit = unitOf(duration);
  if (unit === null || duration.value === undefined) return null;
  if (unit === 'mo' || unit === 'a') {
    const months = duration.value * (unit === 'a' ? 12 : 1);
    return Number.isInteger(months) && months > 0 ? atMinute(addMonths(dayOf(from), months), minuteOf(from)) : null;
  }
  const minutes = wholeMinutes(duration.value, unit);
  return minutes === null ? null : ((from + minutes) as LocalMinute);
}
