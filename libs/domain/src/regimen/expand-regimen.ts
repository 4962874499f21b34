import { type Day, type DayRange, type LocalMinute, MINUTES_PER_DAY, type Milli, type MinuteOfDay, assertNever, atMinute, dayOf, endOf, minuteOf } from '@cyclefill/domain/kernel';
import { type PassSchedule, timesIn } from './pass-schedule.js';
import type { Dose, DosePattern, Phase, Regimen } from './regimen.js';
import { isScheduledDay, scheduledDayOrdinal } from './timing/index.js';

/** Called for each scheduled dose; integers only, so that counting a dose costs no allocation. */
export type DoseVisitor = (day: Day, minute: MinuteOfDay, dose: Milli, phase: number) => void;

function doseAt(pattern: DosePattern, timeIndex: number, ordinal: number): Milli {
  switch (pattern.kind) {
    case 'fixed':
      return pattern.dose;
    case 'by-time':
      return pattern.doses[timeIndex] ?? (0 as Milli);
    case 'alternating': {
      const count = pattern.doses.length;
      return pattern.doses[((ordinal % count) + count) % count] ?? (0 as Milli);
    }
    case 'range':
    case 'unstated':
      return 0 as Milli;
    default:
      return assertNever(pattern);
  }
}

function visitInterval(phase: Phase, step: number, first: LocalMinute, from: number, to: number, index: number, visit: DoseVisitor): void {
  const start = first + Math.max(0, Math.ceil((from - first) / step)) * step;
  for (let at = start; at < to; at += step) {
    const day = Math.floor(at / MINUTES_PER_DAY) as Day;
    if (!isScheduledDay(phase.days, phase.anchor, day)) continue;
    visit(day, at - day * MINUTES_PER_DAY, doseAt(phase.dose, 0, scheduledDayOrdinal(phase.days, phase.anchor, day)), index);
  }
}

function visitTimes(phase: Phase, times: readonly MinuteOfDay[], from: number, to: number, index: number, visit: DoseVisitor): void {
  const alternates = phase.dose.kind === 'alternating';
  const daily = phase.days.kind === 'daily';
  const lastDay = Math.ceil(to / MINUTES_PER_DAY);
  for (let at = Math.floor(from / MINUTES_PER_DAY); at < lastDay; at += 1) {
    const day = at as Day;
    if (!daily && !isScheduledDay(phase.days, phase.anchor, day)) continue;
    const ordinal = alternates ? scheduledDayOrdinal(phase.days, phase.anchor, day) : 0;
    const midnight = at * MINUTES_PER_DAY;
    for (let slot = 0; slot < times.length; slot += 1) {
      const minute = times[slot] as MinuteOfDay;
      if (midnight + minute >= from && midnight + minute < to) visit(day, minute, doseAt(phase.dose, slot, ordinal), index);
    }
  }
}

function visitPhase(phase: Phase, passes: PassSchedule, from: number, to: number, index: number, visit: DoseVisitor): void {
  const { times } = phase;
  switch (times.kind) {
    case 'passes':
    case 'slots':
      for (const segment of passes) {
        const [low, high] = [Math.max(from, segment.from), Math.min(to, segment.to)];
        if (low < high) visitTimes(phase, timesIn(segment, times) ?? [], low, high, index, visit);
      }
      return;
    case 'clock':
      return visitTimes(phase, times.minutes, from, to, index, visit);
    case 'every-hours':
      return visitInterval(phase, times.hours * 60, times.from, from, to, index, visit);
    case 'every-minutes':
      return visitInterval(phase, times.minutes, times.from, from, to, index, visit);
    case 'once':
      if (phase.from >= from && phase.from < to) visit(dayOf(phase.from), minuteOf(phase.from), doseAt(phase.dose, 0, 0), index);
      return;
    case 'unplaced':
      return;
    default:
      return assertNever(times);
  }
}

/** First stretch looked at for a phase that ends by count; each further one is twice as long. */
const COUNTED_STRETCH = 64 * MINUTES_PER_DAY;

/** A phase that ends by count is counted from the start of its order, whatever range is asked for and wherever it was cut; the walk ends with the count. */
function visitCounted(phase: Phase, count: number, passes: PassSchedule, from: number, to: number, index: number, visit: DoseVisitor): void {
  let left = count;
  const counting: DoseVisitor = (day, minute, dose) => {
    left -= 1;
    if (left >= 0 && day * MINUTES_PER_DAY + minute >= from) visit(day, minute, dose, index);
  };
  for (let low: number = phase.countFrom ?? phase.from, span = COUNTED_STRETCH; low < to && left > 0; span *= 2) {
    const high = Math.min(to, low + span);
    visitPhase(phase, passes, low, high, index, counting);
    low = high;
  }
}

/**
 * Visits every scheduled dose of `regimen` that falls in `range`, phase by phase, each phase in time order. PRN regimens
 * have none, nor has a phase whose dose is a range or no number: it is never settled here. Phases are clipped by their own
 * start and stop (an instant, exclusive, R140), by their count, and by the tables in force.
 */
export function forEachDose(regimen: Regimen, passes: PassSchedule, range: DayRange, visit: DoseVisitor): void {
  if (regimen.prn) return;
  const [rangeFrom, rangeTo] = [atMinute(range.from), atMinute(range.to)];
  for (let index = 0; index < regimen.phases.length; index += 1) {
    const phase = regimen.phases[index] as Phase;
    const [from, to] = [Math.max(rangeFrom, phase.from), Math.min(rangeTo, endOf(phase))];
    if (from >= to || phase.dose.kind === 'range' || phase.dose.kind === 'unstated') continue;
    if (phase.count === undefined) visitPhase(phase, passes, from, to, index, visit);
    else visitCounted(phase, phase.count, passes, from, to, index, visit);
  }
}

/** The doses of `regimen` in `range`, ordered by day, minute, phase (R133: enumerated, never days × doses a day). */
export function expandRegimen(regimen: Regimen, passes: PassSchedule, range: DayRange): readonly Dose[] {
  const doses: Dose[] = [];
  forEachDose(regimen, passes, range, (day, minute, dose, phase) => doses.push({ day, minute, dose, phase }));
  return doses.toSorted((a, b) => a.day - b.day || a.minute - b.minute || a.phase - b.phase);
}

/** {@link forEachDose} in time order across phases; a regimen of one phase, by far the most, is never materialised for it. */
export function forEachDoseInOrder(regimen: Regimen, passes: PassSchedule, range: DayRange, visit: DoseVisitor): void {
  if (regimen.phases.length === 1) forEachDose(regimen, passes, range, visit);
  else for (const { day, minute, dose, phase } of expandRegimen(regimen, passes, range)) visit(day, minute, dose, phase);
}
