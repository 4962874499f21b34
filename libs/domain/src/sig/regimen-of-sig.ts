import { type Day, type LocalMinute, MINUTES_PER_DAY, addDays, assertNever, atMinute, civilFromDay, dayOf } from '@cyclefill/domain/kernel';
import type { DayPattern, PassSlot, Phase, Regimen, TimeSource } from '@cyclefill/domain/regimen';
import type { SigDays, SigPart, SigSlot, SigStructure, SigTimes } from './sig-structure.js';
import { wearingOf } from './wearing.js';

const COUNTS: readonly string[] = ['', 'QD', 'BID', 'TID', 'QID'];
/** The row of the table a moment of the day is read from. */
const SLOT_PASSES: ReadonlyMap<SigSlot, string> = new Map<SigSlot, string>([
  ['early morning', 'EARLY'], ['morning', 'QAM'], ['noon', 'QNOON'], ['afternoon', 'QAFT'], ['evening', 'QPM'], ['with breakfast', 'CM'], ['with lunch', 'CD'], ['with dinner', 'CV'], ['bedtime', 'QHS'], ['before breakfast', 'EARLY'], ['before lunch', 'ACD'], ['before dinner', 'ACV'], ['after breakfast', 'PCM'], ['after lunch', 'PCD'],
  ['after dinner', 'PCV'], ['before meals', 'AC'], ['after meals', 'PC'], ['with meals', 'MEALS'],
]);
const DAYS_A_WEEK = 7;
/** The meal that a lead counts from, and whether before (−) or after (+) it. */
const MEAL_OF_SLOT: ReadonlyMap<SigSlot, readonly [code: string, sign: 1 | -1]> = new Map<SigSlot, readonly [string, 1 | -1]>([
  ['before breakfast', ['CM', -1]], ['before lunch', ['CD', -1]], ['before dinner', ['CV', -1]], ['before meals', ['MEALS', -1]],
  ['after breakfast', ['CM', 1]], ['after lunch', ['CD', 1]], ['after dinner', ['CV', 1]], ['after meals', ['MEALS', 1]],
]);

const passes = (code: string): TimeSource => ({ kind: 'passes', code });

/** Interval codes that a table of hours of administration knows. */
const TABLED_HOURS: readonly number[] = [4, 6, 8, 12];

function slotOf(slot: SigSlot, leadMinutes: number | null): PassSlot | null {
  const meal = leadMinutes === null ? undefined : MEAL_OF_SLOT.get(slot);
  if (meal !== undefined && leadMinutes !== null) return { code: meal[0], shift: meal[1] * leadMinutes };
  const code = SLOT_PASSES.get(slot);
  return code === undefined ? null : { code, shift: 0 };
}

/** One pass, or several and moved ones as slots of one phase, so that a count counts them together. */
function slotSource(slots: readonly SigSlot[], leadMinutes: number | null): TimeSource | null {
  const found = slots.map((slot) => slotOf(slot, leadMinutes));
  if (found.length === 0 || found.includes(null)) return null;
  const [only, ...more] = found as readonly PassSlot[];
  return only !== undefined && more.length === 0 && only.shift === 0 ? passes(only.code) : { kind: 'slots', slots: found as readonly PassSlot[] };
}

/** Where the times of a part come from; null = it cannot be scheduled. */
function sourceOf(times: SigTimes, from: LocalMinute): TimeSource | null {
  switch (times.kind) {
    case 'count': {
      const code = times.high === null ? COUNTS[times.low] : undefined;
      return code === undefined || code === '' ? null : passes(code);
    }
    case 'every-hours':
      if (times.high !== null || times.hours < 1) return null;
      if (times.hours % 24 === 0) return passes('QD');
      return TABLED_HOURS.includes(times.hours) ? passes(`Q${times.hours}H`) : { kind: 'every-hours', hours: times.hours, from };
    case 'slots':
      return slotSource(times.slots, times.leadMinutes);
    case 'clock':
      return { kind: 'clock', minutes: times.minutes };
    case 'every-shift':
      return passes('QSHIFT');
    case 'once':
      return { kind: 'once' };
    case 'every-minutes':
      return { kind: 'every-minutes', minutes: times.minutes, from };
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

/** When a step begins to count, and the first minute that may have a dose of it: later where a single dose came just before. */
interface StepStart {
  readonly from: LocalMinute;
  readonly first: LocalMinute;
}

function phaseOf(sig: SigStructure, part: SigPart, { from, first }: StepStart, to: LocalMinute | null): Phase | null {
  const { amount, alternate, days, times, count } = part;
  const lasts = wearingOf(part, sig);
  const source = sourceOf(times, from);
  const anchor = dayOf(from);
  const pattern = patternOf(days, times, anchor);
  if (source === null || pattern === null || amount.high !== null || amount.low <= 0) return null;
  const end = times.kind === 'once' ? ((first + 1) as LocalMinute) : to;
  const dose = alternate === null ? ({ kind: 'fixed', dose: amount.low } as const) : ({ kind: 'alternating', doses: [amount.low, alternate.low] } as const);
  return { anchor, from: first, to: end, days: pattern, times: source, dose, ...(count !== null && { count }), ...(lasts !== null && { lasts }) };
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
  let first = from;
  for (const step of new Set(scheduled.map((part) => part.step))) {
    const parts = scheduled.filter((part) => part.step === step);
    const days = lengthOf(parts);
    for (const part of parts) {
      const to = part.durationDays === null ? last : ((from + part.durationDays * MINUTES_PER_DAY) as LocalMinute);
      const made = phaseOf(sig, part, { from, first }, to);
      if (made === null) return null;
      phases.push(made);
    }
    if (days === null) {
      if (scheduled.some((part) => part.step > step)) return null;
      break;
    }
    from = (from + days * MINUTES_PER_DAY) as LocalMinute;
    // After a single dose the next step has none at that very minute: "now, then twice a day" is not two at once.
    first = (days === 0 ? first + 1 : from) as LocalMinute;
  }
  return { prn: false, phases };
}
