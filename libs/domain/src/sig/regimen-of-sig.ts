import { type Day, type LocalMinute, MINUTES_PER_DAY, type MinuteOfDay, addDays, assertNever, atMinute, civilFromDay, dayOf, minuteOf } from '@cyclefill/domain/kernel';
import type { DayPattern, Phase, Regimen, TimeSource } from '@cyclefill/domain/regimen';
import type { SigDays, SigPart, SigSlot, SigStructure, SigTimes } from './sig-structure.js';

const COUNTS: readonly string[] = ['', 'QD', 'BID', 'TID', 'QID'];
/** The row of the table a moment of the day is read from; noon is a clock time everywhere. */
const SLOT_PASSES: ReadonlyMap<SigSlot, string> = new Map<SigSlot, string>([
  ['early morning', 'EARLY'], ['morning', 'QAM'], ['evening', 'QPM'], ['bedtime', 'QHS'], ['before breakfast', 'EARLY'], ['before lunch', 'ACD'], ['before dinner', 'ACV'], ['after breakfast', 'PCM'], ['after lunch', 'PCD'],
  ['after dinner', 'PCV'], ['before meals', 'AC'], ['after meals', 'PC'], ['with meals', 'MEALS'],
]);
const DAYS_A_WEEK = 7;
const NOON = 720;

const passes = (code: string): TimeSource => ({ kind: 'passes', code });

/** Interval codes that a table of hours of administration knows. */
const TABLED_HOURS: readonly number[] = [4, 6, 8, 12];

function slotSource(slot: SigSlot): TimeSource | null {
  if (slot === 'noon') return { kind: 'clock', minutes: [NOON] };
  const code = SLOT_PASSES.get(slot);
  return code === undefined ? null : passes(code);
}

/** Where the times of a part come from, one source for each phase it makes; null = it cannot be scheduled. */
function sourcesOf(times: SigTimes, from: LocalMinute): readonly TimeSource[] | null {
  switch (times.kind) {
    case 'count': {
      const code = times.high === null ? COUNTS[times.low] : undefined;
      return code === undefined || code === '' ? null : [passes(code)];
    }
    case 'every-hours':
      if (times.high !== null || times.hours < 1) return null;
      if (times.hours % 24 === 0) return [passes('QD')];
      return [TABLED_HOURS.includes(times.hours) ? passes(`Q${times.hours}H`) : { kind: 'every-hours', hours: times.hours, from }];
    case 'slots': {
      const found = times.slots.map(slotSource);
      return found.includes(null) ? null : (found as readonly TimeSource[]);
    }
    case 'clock':
      return [{ kind: 'clock', minutes: times.minutes }];
    case 'every-shift':
      return [passes('QSHIFT')];
    case 'once':
      return [{ kind: 'clock', minutes: [minuteOf(from) as MinuteOfDay] }];
    case 'every-minutes':
    case 'unsaid':
      return null;
    default:
      return assertNever(times);
  }
}

function patternOf(days: SigDays, times: SigTimes, anchor: Day): DayPattern | null {
  if (times.kind === 'every-hours' && times.hours > 24 && times.hours % 24 === 0) return { kind: 'every-n-days', every: times.hours / 24 };
  switch (days.kind) {
    case 'daily':
    case 'every-n-days':
    case 'weekdays':
    case 'month-days':
    case 'cycle':
      return days;
    case 'some-days':
      // Once a week without a day counts from the start; more often, the days would be guessed.
      if (days.times !== 1) return null;
      return days.per === 'week' ? { kind: 'every-n-days', every: DAYS_A_WEEK } : { kind: 'month-days', days: [civilFromDay(anchor).dayOfMonth] };
    default:
      return assertNever(days);
  }
}

function phasesOf(part: SigPart, from: LocalMinute, to: LocalMinute | null): readonly Phase[] | null {
  const { amount, alternate, days, times } = part;
  const sources = sourcesOf(times, from);
  const anchor = dayOf(from);
  const pattern = patternOf(days, times, anchor);
  if (sources === null || pattern === null || amount.high !== null || part.count !== null || amount.low <= 0) return null;
  const end = times.kind === 'once' ? ((from + 1) as LocalMinute) : to;
  const dose = alternate === null ? ({ kind: 'fixed', dose: amount.low } as const) : ({ kind: 'alternating', doses: [amount.low, alternate.low] } as const);
  return sources.map((source) => ({ anchor, from, to: end, days: pattern, times: source, dose }));
}

/** How long a step goes on: the longest of its parts; null = without an end. */
function lengthOf(parts: readonly SigPart[]): number | null {
  const days = parts.map((part) => (part.times.kind === 'once' ? 0 : part.durationDays));
  return days.includes(null) ? null : Math.max(...(days as number[]));
}

/**
 * The regimen of a structure that begins at `start`: steps one after the other, parts side by side. null = it cannot be
 * scheduled without guessing: a range, unnamed days, a scale, a step without an end before another.
 */
export function regimenOfSig(sig: SigStructure, start: LocalMinute): Regimen | null {
  if (sig.scale !== null) return null;
  const scheduled = sig.parts.filter((part) => !part.prn);
  if (scheduled.length === 0) return { prn: true, phases: [] };
  const last = sig.until === null ? null : atMinute(addDays(sig.until, 1));
  const phases: Phase[] = [];
  let from = sig.start === null ? start : atMinute(sig.start);
  for (const step of new Set(scheduled.map((part) => part.step))) {
    const parts = scheduled.filter((part) => part.step === step);
    const days = lengthOf(parts);
    for (const part of parts) {
      const to = part.durationDays === null ? last : ((from + part.durationDays * MINUTES_PER_DAY) as LocalMinute);
      const made = phasesOf(part, from, to);
      if (made === null) return null;
      phases.push(...made);
    }
    if (days === null) {
      if (scheduled.some((part) => part.step > step)) return null;
      break;
    }
    from = (from + days * MINUTES_PER_DAY) as LocalMinute;
  }
  return { prn: false, phases };
}
