import { type Day, type DayRange, type LocalMinute, MINUTES_PER_DAY, type Milli, type MinuteOfDay, assertNever, atMinute, endOf, overlaps } from '@cyclefill/domain/kernel';
import type { PassSchedule } from './pass-schedule.js';
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
    default:
      return assertNever(pattern);
  }
}

function visitEveryHours(phase: Phase, hours: number, first: LocalMinute, from: number, to: number, index: number, visit: DoseVisitor): void {
  const step = hours * 60;
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

/**
 * Visits every scheduled dose of `regimen` that falls in `range`, phase by phase, each phase in time order. PRN regimens
 * have none. Phases are clipped by their own start and stop (an instant, exclusive, R140), and by the tables in force.
 */
export function forEachDose(regimen: Regimen, passes: PassSchedule, range: DayRange, visit: DoseVisitor): void {
  if (regimen.prn) return;
  const [rangeFrom, rangeTo] = [atMinute(range.from), atMinute(range.to)];
  for (let index = 0; index < regimen.phases.length; index += 1) {
    const phase = regimen.phases[index] as Phase;
    const [from, to] = [Math.max(rangeFrom, phase.from), Math.min(rangeTo, endOf(phase))];
    if (from >= to) continue;
    const { times } = phase;
    if (times.kind === 'every-hours') visitEveryHours(phase, times.hours, times.from, from, to, index, visit);
    else if (times.kind === 'clock') visitTimes(phase, times.minutes, from, to, index, visit);
    else {
      for (const segment of passes) {
        const [low, high] = [Math.max(from, segment.from), Math.min(to, segment.to)];
        if (low < high) visitTimes(phase, segment.timesOf(times.code) ?? [], low, high, index, visit);
      }
    }
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

/** Whether a day, a time or a dose of the regimen cannot be told, so that no quantity can be computed (E16, R110). */
export function isComputable(regimen: Regimen, passes: PassSchedule): boolean {
  if (regimen.prn) return true;
  return regimen.phases.length > 0 && regimen.phases.every((phase) => {
    const { times, dose } = phase;
    if (dose.kind === 'fixed' ? dose.dose <= 0 : dose.doses.length === 0) return false;
    if (times.kind === 'every-hours') return times.hours > 0;
    if (times.kind === 'clock') return times.minutes.length > 0;
    const code = times.code;
    return passes.every((segment) => !overlaps(segment, phase) || (segment.timesOf(code)?.length ?? 0) > 0);
  });
}
