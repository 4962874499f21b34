import { type Day, type LocalMinute, MINUTES_PER_DAY, type Weekday, addDays, civilFromDay, dayOf, weekdayOf } from '@cyclefill/domain/kernel';
import type { DayPattern, Often, TimeSource } from '@cyclefill/domain/regimen';
import type { Conventions } from './dosage-context.js';
import type { Repeat, Timing, UnitOfTime } from './dosage.shape.js';
import { readTime, wholeMinutes } from './fhir-time.js';
import type { NotPackable } from './not-packable.js';
import { clockSource, readSlots, slotsOfMeals, sourceOf } from './read-slots.js';
import { type CodeMeaning, type Rhythm, readTimingCode } from './timing-code.js';

/** Days and times of one phase; its anchor where that is not the day of its start. */
export interface PatternPart {
  readonly days: DayPattern;
  readonly times: TimeSource;
  readonly anchor?: Day;
}

/** The parts of a timing, given side by side, or why there are none that can be counted. */
export interface PatternReading {
  readonly parts: readonly PatternPart[];
  readonly reasons: readonly NotPackable[];
}

const DAILY: DayPattern = { kind: 'daily' };
const WEEKDAYS: readonly string[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const PASSES_A_DAY: ReadonlyMap<number, string> = new Map([[1, 'QD'], [2, 'BID'], [3, 'TID'], [4, 'QID']]);
/** Intervals with a row in the table of hours (D40). */
const TABLE_HOURS: readonly number[] = [4, 6, 8, 12];

const refuse = (...reasons: readonly NotPackable[]): PatternReading => ({ parts: [], reasons });
const one = (days: DayPattern, times: TimeSource, anchor?: Day): PatternReading => ({ parts: [anchor === undefined ? { days, times } : { days, times, anchor }], reasons: [] });

/** The pass of n times a day; beyond four the facility's table must have a row, such as `5XD`. */
export function passOf(timesADay: number): string {
  return PASSES_A_DAY.get(timesADay) ?? `${timesADay}XD`;
}

/** A rhythm in whole minutes below a day, else in whole days, weeks or months; null where it is neither. */
function normalised({ frequency, period, unit }: Rhythm): Rhythm | null {
  if (unit === 'a') return normalised({ frequency, period: period * 12, unit: 'mo' });
  if (unit === 'mo' || unit === 'wk') return Number.isInteger(period) ? { frequency, period, unit } : unit === 'wk' ? normalised({ frequency, period: period * 7, unit: 'd' }) : null;
  const minutes = wholeMinutes(period, unit);
  if (minutes === null) return null;
  return minutes % MINUTES_PER_DAY === 0 ? { frequency, period: minutes / MINUTES_PER_DAY, unit: 'd' } : { frequency, period: minutes, unit: 'min' };
}

function weekdaysOf(repeat: Repeat): readonly Weekday[] {
  return [...new Set((repeat.dayOfWeek ?? []).map((day) => WEEKDAYS.indexOf(day) as Weekday))];
}

const OFTEN_UNITS: Readonly<Record<UnitOfTime, Often['unit'] | null>> = { s: null, min: 'minutes', h: 'hours', d: 'days', wk: 'weeks', mo: 'months', a: null };

/** Structure of a frequency or period that is a range: kept, never settled (D57). */
function rangeOf(repeat: Repeat): PatternReading | null {
  const [times, period] = [repeat.frequency ?? 1, repeat.period ?? 1];
  const [timesMax, periodMax] = [repeat.frequencyMax ?? times, repeat.periodMax ?? period];
  if (timesMax === times && periodMax === period) return null;
  const unit = repeat.periodUnit === undefined ? null : OFTEN_UNITS[repeat.periodUnit];
  if (unit === null || timesMax < times || periodMax < period || !Number.isInteger(period) || !Number.isInteger(periodMax)) return refuse('malformed');
  return { parts: [{ days: DAILY, times: { kind: 'unplaced', often: { times, timesMax, period, periodMax, unit } } }], reasons: ['times-range'] };
}

/** Times of the day as the repeat names them, and how many; null when it names none. */
type Named = { readonly times: TimeSource; readonly perDay: number } | 'none' | 'malformed' | 'slots-not-told';

function namedTimes(repeat: Repeat, perDayAsked: number | null, conventions: Conventions | undefined): Named {
  const { when = [], timeOfDay = [], offset } = repeat;
  if (when.length > 0 && timeOfDay.length > 0) return 'malformed';
  if (when.length === 0 && offset !== undefined) return 'malformed';
  if (timeOfDay.length > 0) {
    const minutes = timeOfDay.map(readTime).filter((minute) => minute !== null);
    return minutes.length < timeOfDay.length ? 'malformed' : { times: clockSource(minutes), perDay: new Set(minutes).size };
  }
  if (when.length === 0) return 'none';
  const found = readSlots(when, offset);
  if (found === null) return 'malformed';
  if (perDayAsked === null || perDayAsked === found.perDay) return { times: sourceOf(found.slots), perDay: found.perDay };
  const meals = conventions?.meals.get(perDayAsked);
  const some = meals === undefined ? null : slotsOfMeals(when, offset, meals);
  return some === null ? 'slots-not-told' : { times: sourceOf(some), perDay: perDayAsked };
}

/** How many times each given day has, where the rhythm says so; null where it only says on which days. */
function timesADay({ frequency, period, unit }: Rhythm, weekdays: readonly Weekday[]): number | null | 'days-not-told' {
  if (unit === 'd' && period === 1) return frequency;
  if (unit === 'wk' && weekdays.length > 0) return frequency % weekdays.length === 0 ? frequency / weekdays.length : 'days-not-told';
  return null;
}

/** The days of a rhythm of days, weeks or months; `perDay` is how many times a given day has. */
function daysOf(rhythm: Rhythm, weekdays: readonly Weekday[], perDay: number, start: LocalMinute, conventions: Conventions | undefined): readonly { readonly days: DayPattern; readonly anchor?: Day }[] | NotPackable {
  const { frequency, period, unit } = rhythm;
  const first = dayOf(start);
  if (weekdays.length > 0) {
    if (unit === 'mo' || (unit === 'd' && period > 1)) return 'pattern-not-held';
    if (unit === 'd' || period === 1) return [{ days: { kind: 'weekdays', days: weekdays } }];
    // Weeks are counted from the start, so that each weekday comes first within the first seven days.
    return weekdays.map((weekday) => ({ days: { kind: 'every-n-days', every: 7 * period }, anchor: addDays(first, (weekday - weekdayOf(first) + 7) % 7) }));
  }
  if (unit === 'd' && period === 1) return [{ days: DAILY }];
  if (frequency !== 1 && frequency !== perDay) {
    const convention = unit === 'wk' && period === 1 && perDay === 1 ? conventions?.weekdays.get(frequency) : undefined;
    return convention === undefined ? 'days-not-told' : [{ days: { kind: 'weekdays', days: convention } }];
  }
  if (frequency === 1 && perDay > 1) return 'slots-not-told';
  if (unit === 'mo') return [{ days: { kind: 'month-days', days: [civilFromDay(first).dayOfMonth], ...(period === 1 ? {} : { every: period }) } }];
  return [{ days: { kind: 'every-n-days', every: unit === 'wk' ? 7 * period : period } }];
}

/** An interval below a day: equal spacing, from the table of hours where it has a row, else from the start (D41). */
function intervalOf({ frequency, period }: Rhythm, weekdays: readonly Weekday[], start: LocalMinute): PatternReading {
  if (frequency !== 1) return refuse('slots-not-told');
  const days: DayPattern = weekdays.length > 0 ? { kind: 'weekdays', days: weekdays } : DAILY;
  const hours = period / 60;
  if (TABLE_HOURS.includes(hours)) return one(days, { kind: 'passes', code: `Q${hours}H` });
  return one(days, Number.isInteger(hours) ? { kind: 'every-hours', hours, from: start } : { kind: 'every-minutes', minutes: period, from: start });
}

function rhythmOf(repeat: Repeat): Rhythm | null {
  if (repeat.period === undefined || repeat.periodUnit === undefined) return null;
  return { frequency: repeat.frequency ?? 1, period: repeat.period, unit: repeat.periodUnit };
}

const sameRhythm = (a: Rhythm, b: Rhythm): boolean => a.frequency === b.frequency && a.period === b.period && a.unit === b.unit;

/** A rhythm with the times and days the repeat names, or those of the code. */
function placed(repeat: Repeat, rhythm: Rhythm, meaning: CodeMeaning | null, start: LocalMinute, conventions: Conventions | undefined): PatternReading {
  const weekdays = weekdaysOf(repeat);
  const plain = normalised(rhythm);
  if (plain === null) return refuse('pattern-not-held');
  const perWeekday = repeat.frequency === undefined && weekdays.length > 0 && plain.unit === 'wk' ? 1 : timesADay(plain, weekdays);
  if (perWeekday === 'days-not-told') return refuse('days-not-told');
  const named = namedTimes(repeat, repeat.frequency === undefined ? null : perWeekday, conventions);
  if (named === 'malformed' || named === 'slots-not-told') return refuse(named);
  if (named !== 'none' && repeat.timeOfDay !== undefined && repeat.frequency !== undefined && perWeekday !== null && perWeekday !== named.perDay) return refuse('slots-not-told');
  if (plain.unit === 'min') return named === 'none' ? intervalOf(plain, weekdays, start) : refuse('pattern-not-held');
  const perDay = named === 'none' ? (perWeekday ?? 1) : named.perDay;
  const days = daysOf(repeat.frequency === undefined ? { ...plain, frequency: perDay } : plain, weekdays, perDay, start, conventions);
  if (typeof days === 'string') return refuse(days);
  const times = named === 'none' ? ({ kind: 'passes', code: meaning?.pass ?? passOf(perDay) } as const) : named.times;
  return { parts: days.map((part) => ({ ...part, times })), reasons: [] };
}

/** Without a rhythm: named times every day or on weekdays, weekdays alone, or one single dose. */
function unrhythmic(repeat: Repeat, pass: string | null, conventions: Conventions | undefined): PatternReading {
  if (repeat.frequency !== undefined) return refuse('malformed');
  const named = namedTimes(repeat, null, conventions);
  if (named === 'malformed' || named === 'slots-not-told') return refuse(named);
  const weekdays = weekdaysOf(repeat);
  const days: DayPattern = weekdays.length > 0 ? { kind: 'weekdays', days: weekdays } : DAILY;
  if (named !== 'none') return one(days, named.times);
  if (weekdays.length > 0) return one(days, { kind: 'passes', code: pass ?? 'QD' });
  return repeat.count === 1 ? one(DAILY, { kind: 'once' }) : refuse('no-timing');
}

/** `IMD`: at once, beside whatever else is named. */
function atOnce(repeat: Repeat): boolean {
  return repeat.when?.includes('IMD') === true;
}

/** The days and times of a FHIR `Timing` from `start` on; every `Timing.repeat` element but bounds, counts and durations. */
export function readPattern(timing: Timing, start: LocalMinute, conventions: Conventions | undefined): PatternReading {
  const code = readTimingCode(timing.code);
  const repeat = timing.repeat ?? {};
  if (atOnce(repeat)) {
    const rest = (repeat.when ?? []).filter((when) => when !== 'IMD');
    return rest.length === 0 && repeat.period === undefined ? one(DAILY, { kind: 'once' }) : refuse('pattern-not-held');
  }
  const range = rangeOf(repeat);
  if (range !== null) return range;
  if ((repeat.period === undefined) !== (repeat.periodUnit === undefined)) return refuse('malformed');
  const meaning = code.kind === 'known' ? code.meaning : null;
  const [said, coded] = [rhythmOf(repeat), meaning === null || meaning.rhythm === null ? null : normalised(meaning.rhythm)];
  if (said !== null && coded !== null) {
    const plain = normalised(said);
    if (plain === null || !sameRhythm(plain, coded)) return refuse('code-differs');
  }
  if (said !== null) return placed(repeat, said, meaning, start, conventions);
  const named = (repeat.when ?? []).length + (repeat.timeOfDay ?? []).length + (repeat.dayOfWeek ?? []).length > 0;
  if (named || (repeat.count === 1 && meaning === null)) return unrhythmic(repeat, meaning?.pass ?? null, conventions);
  if (meaning !== null) {
    const rhythm = meaning.rhythm ?? { frequency: 1, period: 1, unit: 'd' };
    return placed({ ...repeat, frequency: rhythm.frequency }, rhythm, meaning, start, conventions);
  }
  return refuse(code.kind === 'calendar' ? 'pattern-not-held' : repeat.frequency === undefined ? 'no-timing' : 'malformed');
}
