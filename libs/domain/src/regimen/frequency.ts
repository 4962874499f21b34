import { type Day, type LocalMinute, type Milli, type MinuteOfDay, type Weekday, MINUTES_PER_DAY, atMinute, byCodePoint, civilFromDay, dayOf, parseMilli } from '@cyclefill/domain/kernel';
import type { DayPattern, DosePattern, Phase, TimeSource } from './regimen.js';

/** What a frequency code means before its table is read (D40, contract of the census folder). */
interface FrequencyMeaning {
  readonly days: DayPattern | 'weekday-of-detail' | 'month-day-of-detail';
  /** Pass code whose row of the table gives the times. */
  readonly pass: string;
  readonly prnOnly?: true;
  /** Minutes that what is applied stays on. */
  readonly lasts?: number;
}

const DAILY: DayPattern = { kind: 'daily' };
const on = (...days: readonly Weekday[]): DayPattern => ({ kind: 'weekdays', days });
const everyDay = (pass: string): FrequencyMeaning => ({ days: DAILY, pass });

const MEANINGS: ReadonlyMap<string, FrequencyMeaning> = new Map<string, FrequencyMeaning>([
  ...['QD', 'QAM', 'QPM', 'QHS', 'BID', 'TID', 'QID', 'AC', 'PC', 'ACM', 'ACD', 'ACV', 'PCM', 'PCD', 'PCV', 'ACHS', 'BIDAC', 'Q4H', 'Q6H', 'Q8H', 'Q12H', 'QSHIFT'].map(
    (code): readonly [string, FrequencyMeaning] => [code, everyDay(code)],
  ),
  ['Q1D', everyDay('QD')],
  ['BED', everyDay('QHS')],
  ['HS', everyDay('QHS')],
  ['EARLY', everyDay('EARLY')],
  ['QAM06', everyDay('EARLY')],
  ['QAMAC', everyDay('EARLY')],
  ['QD12', { ...everyDay('QD'), lasts: 12 * 60 }],
  ['TIDWM', everyDay('TID')],
  ['ALT', everyDay('QPM')],
  ['MWF', { days: on(1, 3, 5), pass: 'QD' }],
  ['MWF5', { days: on(1, 3, 5), pass: 'QPM' }],
  ['TTHSS', { days: on(2, 4, 6, 0), pass: 'QPM' }],
  ['TUFR', { days: on(2, 5), pass: 'QD' }],
  ...([1, 2, 3, 4, 5, 6, 7] as const).map((n): readonly [string, FrequencyMeaning] => [`Q1J${n}`, { days: on((n % 7) as Weekday), pass: 'QD' }]),
  ...['QWEEK', 'WK', 'Q1W'].map((code): readonly [string, FrequencyMeaning] => [code, { days: 'weekday-of-detail', pass: 'QD' }]),
  ['QWEEK06', { days: 'weekday-of-detail', pass: 'EARLY' }],
  ...['QMONTH', 'MO'].map((code): readonly [string, FrequencyMeaning] => [code, { days: 'month-day-of-detail', pass: 'QD' }]),
  ['QOD', { days: { kind: 'every-n-days', every: 2 }, pass: 'QD' }],
  ['Q72H', { days: { kind: 'every-n-days', every: 3 }, pass: 'QD' }],
  ['Q5M3', { days: DAILY, pass: 'Q5M3', prnOnly: true }],
  ['QDPRN', { days: DAILY, pass: 'QD', prnOnly: true }],
]);

const WEEKDAY_CODES: readonly string[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const EVERY_N_DAYS = /^Q(\d{1,3})D$/;
const EVERY_N_HOURS = /^Q(\d{1,3})H$/;

/** Every frequency code with a fixed meaning, in code-point order; `QnD` and `QnH` are read besides. */
export const FREQUENCY_CODES: readonly string[] = [...MEANINGS.keys()].toSorted(byCodePoint);

/** An order line as it arrives: a code, and what the code leaves open. */
export interface FrequencyInput {
  readonly code: string;
  readonly prn: boolean;
  /** Weekday (`SA`), day of the month (`15`; empty = the anchor's, D40) or `ALT:1,0.5`. */
  readonly detail: string;
  /** The order's own clock times; empty = follow the table. */
  readonly ownTimes: readonly MinuteOfDay[];
  readonly dose: Milli;
  readonly anchor: Day;
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
}

/** A phase, or the reason why the code cannot be read; unknown codes are never guessed. */
export type FrequencyReading = { readonly phase: Phase } | { readonly problem: 'unknown-code' | 'unreadable-detail' };

function daysOf(meaning: FrequencyMeaning, input: FrequencyInput): DayPattern | null {
  if (meaning.days === 'weekday-of-detail') {
    const days = input.detail.split(/[\s,]+/).filter(Boolean).map((code) => WEEKDAY_CODES.indexOf(code.slice(0, 2).toUpperCase()));
    return days.length === 0 || days.includes(-1) ? null : { kind: 'weekdays', days: [...new Set(days)] as Weekday[] };
  }
  if (meaning.days === 'month-day-of-detail') {
    if (input.detail === '') return { kind: 'month-days', days: [civilFromDay(input.anchor).dayOfMonth] };
    const days = input.detail.split(/[\s,]+/).filter(Boolean).map(Number);
    return days.length === 0 || days.some((day) => !Number.isInteger(day) || day < 1 || day > 31) ? null : { kind: 'month-days', days };
  }
  return meaning.days;
}

function doseOf(input: FrequencyInput): DosePattern | null {
  if (!input.detail.startsWith('ALT:')) return input.code === 'ALT' ? null : { kind: 'fixed', dose: input.dose };
  const doses = input.detail.slice(4).split(',').map((text) => parseMilli(text.trim()));
  return doses.length < 2 || doses.some((dose) => dose === null || dose <= 0) ? null : { kind: 'alternating', doses: doses as Milli[] };
}

function meaningOf(code: string): FrequencyMeaning | null {
  const known = MEANINGS.get(code);
  if (known !== undefined) return known;
  const days = EVERY_N_DAYS.exec(code);
  if (days !== null && Number(days[1]) > 0) return { days: { kind: 'every-n-days', every: Number(days[1]) }, pass: 'QD' };
  const hours = Number(EVERY_N_HOURS.exec(code)?.[1] ?? 0);
  if (hours > 24 && hours % 24 === 0) return { days: { kind: 'every-n-days', every: hours / 24 }, pass: 'QD' };
  return hours > 0 ? everyDay(code) : null;
}

/** Times of the day; an interval that does not divide the day runs on from its first time instead of repeating daily. */
function timesOf(meaning: FrequencyMeaning, input: FrequencyInput): TimeSource {
  const own = [...new Set(input.ownTimes)].toSorted((a, b) => a - b);
  const hours = MEANINGS.has(input.code) || meaning.pass !== input.code ? 0 : Number(EVERY_N_HOURS.exec(input.code)?.[1] ?? 0);
  if (own.length > 0 && 24 % hours !== 0 && hours > 0) return { kind: 'every-hours', hours, from: firstAt(own, input.from) };
  if (own.length > 0) return { kind: 'clock', minutes: own };
  return hours === 0 ? { kind: 'passes', code: meaning.pass } : { kind: 'every-hours', hours, from: input.from };
}

/** The first of the day's times that is not before `from`. */
function firstAt(times: readonly MinuteOfDay[], from: LocalMinute): LocalMinute {
  const midnight = atMinute(dayOf(from));
  const next = times.find((minute) => midnight + minute >= from);
  return (next === undefined ? midnight + MINUTES_PER_DAY + (times[0] ?? 0) : midnight + next) as LocalMinute;
}

/** Reads a frequency code into one phase (D40, D42). A PRN order keeps its phase for print; it schedules nothing. */
export function readFrequency(input: FrequencyInput): FrequencyReading {
  const meaning = meaningOf(input.code);
  if (meaning === null || (meaning.prnOnly === true && !input.prn)) return { problem: 'unknown-code' };
  const days = daysOf(meaning, input);
  const dose = doseOf(input);
  if (days === null || dose === null) return { problem: 'unreadable-detail' };
  const { lasts } = meaning;
  return { phase: { anchor: input.anchor, from: input.from, to: input.to, days, times: timesOf(meaning, input), dose, ...(lasts !== undefined && { lasts }) } };
}

/** The pass code whose table row a frequency follows, to tell "follows the table" from times of its own; null = none. */
export function passCodeOf(code: string): string | null {
  return meaningOf(code)?.pass ?? null;
}
