import { type LocalMinute, MINUTES_PER_DAY, type Milli, type MinuteOfDay, addDays, atMinute, dayOf, endOf } from '@cyclefill/domain/kernel';
import { forEachDose } from './expand-regimen.js';
import type { PassSchedule } from './pass-schedule.js';
import type { Phase, Regimen } from './regimen.js';

/** A phase of which every day is like the other: its doses can be counted without visiting them. */
type UniformPhase = Phase & { readonly days: { readonly kind: 'daily' }; readonly times: { readonly kind: 'passes' | 'clock' }; readonly dose: { readonly kind: 'fixed' } };

function isUniformPhase(phase: Phase): phase is UniformPhase {
  const { days, dose, times, count } = phase;
  return days.kind === 'daily' && dose.kind === 'fixed' && count === undefined && (times.kind === 'passes' || times.kind === 'clock');
}

/** How many of the day's times lie before `at`, counted from day 0. */
function timesBefore(times: readonly MinuteOfDay[], at: number): number {
  const day = Math.floor(at / MINUTES_PER_DAY);
  const minute = at - day * MINUTES_PER_DAY;
  let count = day * times.length;
  for (const time of times) if (time < minute) count += 1;
  return count;
}

function uniformUnits({ times, dose }: UniformPhase, passes: PassSchedule, from: number, to: number): number {
  const counted = (minutes: readonly MinuteOfDay[], low: number, high: number): number => timesBefore(minutes, high) - timesBefore(minutes, low);
  if (times.kind === 'clock') return counted(times.minutes, from, to) * dose.dose;
  let count = 0;
  for (const segment of passes) {
    const [low, high] = [Math.max(from, segment.from), Math.min(to, segment.to)];
    if (low < high) count += counted(segment.timesOf(times.code) ?? [], low, high);
  }
  return count * dose.dose;
}

function visitedUnits(phase: Phase, passes: PassSchedule, from: LocalMinute, to: LocalMinute): number {
  let total = 0;
  forEachDose({ prn: false, phases: [phase] }, passes, { from: dayOf(from), to: addDays(dayOf(to), 1) }, (day, minute, dose) => {
    const at = atMinute(day, minute);
    if (at >= from && at < to) total += dose;
  });
  return total;
}

/**
 * Sum of the scheduled doses in `[from, to)`: what a walk over them comes to (R133; a law holds it to that). Most orders
 * are one dose at the same times every day, and a run asks this several times of each.
 */
export function unitsBetween(regimen: Regimen, passes: PassSchedule, from: LocalMinute, to: LocalMinute): Milli {
  let total = 0;
  if (!regimen.prn) {
    for (const phase of regimen.phases) {
      const [low, high] = [Math.max(from, phase.from) as LocalMinute, Math.min(to, endOf(phase)) as LocalMinute];
      if (low < high) total += isUniformPhase(phase) ? uniformUnits(phase, passes, low, high) : visitedUnits(phase, passes, low, high);
    }
  }
  return total as Milli;
}

/** Whether every day of the regimen is like the other, so that {@link unitsBetween} costs next to nothing. */
export function isUniform(regimen: Regimen): boolean {
  return !regimen.prn && regimen.phases.every(isUniformPhase);
}
