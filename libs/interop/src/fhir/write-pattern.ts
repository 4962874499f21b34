import { type Day, type LocalMinute, MINUTES_PER_DAY, addDays, assertNever, atMinute, civilFromDay, dayOf, formatClock, minuteOf } from '@cyclefill/domain/kernel';
import { type DayPattern, type Often, type PassSlot, type Phase, isScheduledDay } from '@cyclefill/domain/regimen';
import type { Repeat, Timing, UnitOfTime } from './dosage.shape.js';
import { passOf } from './read-pattern.js';
import { WHEN_OF_PASS } from './read-slots.js';
import { PASS_SYSTEM } from './timing-code.js';

/** What a phase has that FHIR R4 cannot say; such a phase is written as text alone. */
export const WRITE_LOSSES = ['cycle', 'month-days', 'several-a-day-on-spaced-days', 'interval-on-days', 'slots', 'doses-by-time', 'doses-in-turn', 'count-of-parts', 'starts-in-gap', 'stops-before-start', 'steps-of-some', 'until-next'] as const;
export type WriteLoss = (typeof WRITE_LOSSES)[number];

/** A timing without its bounds, and the moment it counts from. */
export interface WrittenPattern {
  readonly timing: Timing;
  readonly start: LocalMinute;
}

const GTS = 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation';
/** How far a first day is looked for: every pattern but one of several years has a day within it. */
const LOOK_AHEAD_DAYS = 3700;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const PASS_FREQUENCIES: ReadonlyMap<string, number> = new Map([1, 2, 3, 4].map((times) => [passOf(times), times]));
const UNITS: Readonly<Record<Often['unit'], UnitOfTime>> = { minutes: 'min', hours: 'h', days: 'd', weeks: 'wk', months: 'mo' };

/** The first day of the pattern on or after the start of the phase; its start itself where that day is one. */
function firstStart(phase: Phase): LocalMinute {
  const first = dayOf(phase.from);
  for (let day = first; day < first + LOOK_AHEAD_DAYS; day = addDays(day, 1)) {
    if (isScheduledDay(phase.days, phase.anchor, day)) return day === first ? phase.from : atMinute(day);
  }
  return phase.from;
}

/** The days of a phase as a repeat without frequency; null where FHIR has no such days. */
function daysRepeat(phase: Phase, start: LocalMinute): Repeat | WriteLoss {
  const { days } = phase;
  switch (days.kind) {
    case 'daily':
      return { period: 1, periodUnit: 'd' };
    case 'every-n-days':
      return { period: days.every, periodUnit: 'd' };
    case 'weekdays':
      return { period: 1, periodUnit: 'd', dayOfWeek: days.days.map((day) => WEEKDAYS[day]) };
    case 'month-days': {
      const [only, ...more] = days.days;
      return more.length === 0 && civilFromDay(dayOf(start)).dayOfMonth === only ? { period: days.every ?? 1, periodUnit: 'mo' } : 'month-days';
    }
    case 'cycle':
      return days.off === 0 ? { period: 1, periodUnit: 'd' } : 'cycle';
    default:
      return assertNever(days);
  }
}

/** Whether the pattern names whole days or weekdays, so that a time of the day has no gaps to count across. */
function isPlain({ days }: Phase): boolean {
  return days.kind === 'daily' || days.kind === 'weekdays' || (days.kind === 'every-n-days' && days.every === 1) || (days.kind === 'cycle' && days.off === 0);
}

const named = (base: Repeat, more: Repeat): Repeat => ({ ...base, ...more });

/** `when` codes and their one offset; null where the slots have no codes or not one offset. */
function whenOf(slots: readonly PassSlot[]): Pick<Repeat, 'when' | 'offset'> | null {
  const shift = slots[0]?.shift ?? 0;
  if (slots.some((slot) => slot.shift !== shift)) return null;
  const moved = (code: string): string | undefined => {
    if (shift === 0) return WHEN_OF_PASS.get(code);
    const meal = /^(?:MEALS|C([MDV]))$/.exec(code);
    if (meal !== null) return `${shift < 0 ? 'AC' : 'PC'}${meal[1] ?? ''}`;
    return shift > 0 && code === 'QHS' ? 'HS' : undefined;
  };
  const when = slots.map(({ code }) => moved(code)).filter((code) => code !== undefined);
  return when.length < slots.length ? null : shift === 0 ? { when } : { when, offset: Math.abs(shift) };
}

function passTiming(phase: Phase, code: string, base: Repeat): Timing | WriteLoss {
  const frequency = PASS_FREQUENCIES.get(code);
  if (frequency !== undefined && base.period === 1 && base.periodUnit === 'd') return { repeat: named(base, { frequency }), code: { coding: [{ system: GTS, code }] } };
  if (frequency === 1) return { repeat: named(base, { frequency }) };
  if (frequency !== undefined) return 'several-a-day-on-spaced-days';
  const hours = /^Q(4|6|8|12)H$/.exec(code)?.[1];
  if (hours !== undefined) return isPlain(phase) ? { repeat: named(base, { frequency: 1, period: Number(hours), periodUnit: 'h' }) } : 'interval-on-days';
  const when = WHEN_OF_PASS.get(code);
  if (when !== undefined) return { repeat: named(base, { when: [when] }) };
  return { repeat: base, code: { coding: [{ system: PASS_SYSTEM, code }] } };
}

const fhirTime = (minute: number): string => `${formatClock(minute).slice(0, 2)}:${formatClock(minute).slice(2)}:00`;

/** An interval from a first dose: the same clock times each day where it divides the day, else its own period. */
function intervalTiming(phase: Phase, minutes: number, from: LocalMinute): WrittenPattern | WriteLoss {
  const steps = Math.max(0, Math.ceil((phase.from - from) / minutes));
  const start = (from + steps * minutes) as LocalMinute;
  if (!isPlain(phase)) return 'interval-on-days';
  const dayOfWeek = phase.days.kind === 'weekdays' ? { dayOfWeek: phase.days.days.map((day) => WEEKDAYS[day]) } : {};
  if (MINUTES_PER_DAY % minutes === 0) {
    const times = Array.from({ length: MINUTES_PER_DAY / minutes }, (_, step) => (minuteOf(start) + step * minutes) % MINUTES_PER_DAY).toSorted((a, b) => a - b);
    return { timing: { repeat: { timeOfDay: times.map(fhirTime), ...dayOfWeek } }, start };
  }
  if (minutes % MINUTES_PER_DAY === 0) {
    if (phase.days.kind === 'weekdays') return 'interval-on-days';
    return { timing: { repeat: { period: minutes / MINUTES_PER_DAY, periodUnit: 'd', timeOfDay: [fhirTime(minuteOf(start))] } }, start };
  }
  const period: Repeat = minutes % 60 === 0 ? { period: minutes / 60, periodUnit: 'h' } : { period: minutes, periodUnit: 'min' };
  return { timing: { repeat: { frequency: 1, ...period, ...dayOfWeek } }, start };
}

function oftenRepeat({ times, timesMax, period, periodMax, unit }: Often): Repeat {
  return { frequency: times, ...(timesMax === times ? {} : { frequencyMax: timesMax }), period, ...(periodMax === period ? {} : { periodMax }), periodUnit: UNITS[unit] };
}

/** Days and times of a phase as a FHIR timing, or what FHIR cannot say of them. */
export function writePattern(phase: Phase): WrittenPattern | WriteLoss {
  const { times } = phase;
  if (times.kind === 'once') return { timing: { repeat: { count: 1 } }, start: phase.from };
  if (times.kind === 'unplaced') return { timing: { repeat: oftenRepeat(times.often) }, start: phase.from };
  if (times.kind === 'every-hours') return intervalTiming(phase, times.hours * 60, times.from);
  if (times.kind === 'every-minutes') return intervalTiming(phase, times.minutes, times.from);
  const start = firstStart(phase);
  const base = daysRepeat(phase, start);
  if (typeof base === 'string') return base;
  switch (times.kind) {
    case 'passes': {
      const timing = passTiming(phase, times.code, base);
      return typeof timing === 'string' ? timing : { timing, start };
    }
    case 'slots': {
      const when = whenOf(times.slots);
      return when === null ? 'slots' : { timing: { repeat: named(base, when) }, start };
    }
    case 'clock':
      return { timing: { repeat: named(base, { timeOfDay: times.minutes.map(fhirTime) }) }, start };
    default:
      return assertNever(times);
  }
}

/** The pattern `n` times as seldom, from the `turn`-th of its days on: one of doses that alternate; null where no pattern says so. */
export function inTurn(phase: Phase, turns: number, turn: number): Pick<Phase, 'days' | 'anchor'> | null {
  const every = phase.days.kind === 'daily' ? 1 : phase.days.kind === 'every-n-days' ? phase.days.every : null;
  if (every === null) return null;
  const days: DayPattern = { kind: 'every-n-days', every: every * turns };
  return { days, anchor: (phase.anchor + turn * every) as Day };
}
