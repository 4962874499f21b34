import { type Day, type Finding, type LocalMinute, type Milli, addDays, atMinute, dayOf, endOf, formatMilli, overlaps } from '@cyclefill/domain/kernel';
import { forEachDoseInOrder } from './expand-regimen.js';
import { type PassSchedule, timesIn } from './pass-schedule.js';
import type { DayPattern, DosePattern, Phase, Regimen, TimeSource } from './regimen.js';

/** Why the doses of a regimen cannot be told, or must not be trusted. Closed: each has its sentence and its fix. */
export const REGIMEN_PROBLEMS = [
  'no-phase', 'stops-before-start', 'count-none', 'cycle-empty', 'days-none', 'interval-none', 'times-none', 'pass-unknown', 'times-range',
  'dose-none', 'dose-absurd', 'dose-range', 'dose-unstated', 'doses-too-few', 'steps-gap', 'steps-overlap', 'over-maximum',
] as const;
export type RegimenProblemCode = (typeof REGIMEN_PROBLEMS)[number];

/** A problem and where it lies: the number of the phase, from 1, and what is wrong with it. */
export interface RegimenProblem {
  readonly problem: RegimenProblemCode;
  readonly phase: number;
  /** The code, number or day that is at fault, as printed; empty where there is none. */
  readonly detail: string;
}

/** More units than any one dose has: 100,000. */
const ABSURD_DOSE = 100_000_000;
/** How far a limit in 24 hours is looked at: two turns of the longest common pattern. */
const LIMIT_DAYS = 62;

const NO_PROBLEMS: readonly RegimenProblem[] = [];
type Found = readonly [RegimenProblemCode, string] | null;

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

function daysProblem(days: DayPattern): Found {
  switch (days.kind) {
    case 'daily':
      return null;
    case 'every-n-days':
      return isCount(days.every) ? null : ['interval-none', `every ${days.every} days`];
    case 'cycle':
      return isCount(days.on) && Number.isSafeInteger(days.off) && days.off >= 0 ? null : ['cycle-empty', `${days.on} on, ${days.off} off`];
    case 'weekdays':
      return days.days.length > 0 ? null : ['days-none', ''];
    case 'month-days':
      if (days.every !== undefined && !isCount(days.every)) return ['interval-none', `every ${days.every} months`];
      return days.days.length > 0 && days.days.every((day) => isCount(day) && day <= 31) ? null : ['days-none', days.days.join(', ')];
  }
}

/** The most times a day that a table in force gives a phase; null where a code is not known or has no times. */
function timesADay(phase: Phase, times: Extract<TimeSource, { readonly kind: 'passes' | 'slots' }>, passes: PassSchedule): number | null {
  let most = 0;
  for (const segment of passes) {
    if (!overlaps(segment, phase)) continue;
    const count = timesIn(segment, times)?.length ?? 0;
    if (count === 0) return null;
    most = Math.max(most, count);
  }
  return most;
}

function dosesProblem(dose: DosePattern, times: number): Found {
  switch (dose.kind) {
    case 'fixed':
      if (!isCount(dose.dose)) return ['dose-none', String(dose.dose)];
      return dose.dose > ABSURD_DOSE ? ['dose-absurd', formatMilli(dose.dose)] : null;
    case 'range':
      return ['dose-range', `${formatMilli(dose.low)} to ${formatMilli(dose.high)}`];
    case 'unstated':
      return ['dose-unstated', ''];
    case 'by-time':
    case 'alternating': {
      if (dose.doses.length === 0 || dose.doses.some((one) => !Number.isSafeInteger(one) || one < 0) || dose.doses.every((one) => one === 0)) return ['dose-none', ''];
      const absurd = dose.doses.find((one) => one > ABSURD_DOSE);
      if (absurd !== undefined) return ['dose-absurd', formatMilli(absurd)];
      return dose.kind === 'by-time' && dose.doses.length < times ? ['doses-too-few', `${dose.doses.length} of ${times}`] : null;
    }
  }
}

/** What is wrong with the times of a phase, or how many there are in a day, so that doses by time can be told. */
function timesProblem(phase: Phase, passes: PassSchedule): Found | number {
  const { times } = phase;
  switch (times.kind) {
    case 'passes':
    case 'slots':
      if (times.kind === 'slots' && times.slots.length === 0) return ['times-none', ''];
      return timesADay(phase, times, passes) ?? ['pass-unknown', times.kind === 'passes' ? times.code : times.slots.map(({ code }) => code).join(', ')];
    case 'clock':
      return times.minutes.length > 0 ? times.minutes.length : ['times-none', ''];
    case 'every-hours':
      return isCount(times.hours) ? 1 : ['interval-none', `every ${times.hours} hours`];
    case 'every-minutes':
      return isCount(times.minutes) ? 1 : ['interval-none', `every ${times.minutes} minutes`];
    case 'once':
      return 1;
    case 'unplaced':
      return ['times-range', ''];
  }
}

function phaseProblem(phase: Phase, passes: PassSchedule): Found {
  // A stop at the very start is an order that was withdrawn before it began, and no mistake.
  if (phase.to !== null && phase.to < phase.from) return ['stops-before-start', ''];
  if (phase.count !== undefined && !isCount(phase.count)) return ['count-none', String(phase.count)];
  const days = daysProblem(phase.days);
  if (days !== null) return days;
  const times = timesProblem(phase, passes);
  return typeof times === 'number' ? dosesProblem(phase.dose, times) : times;
}

/** Phases of one step, from the first start to the last end. */
interface Step {
  readonly phase: number;
  readonly from: LocalMinute;
  readonly to: LocalMinute;
}

/**
 * The steps of a regimen in their order: as numbered, else phases that start one after the other and all end but the last.
 * Phases that start together, such as a dose that differs by weekday, are given side by side and are no steps.
 */
function stepsOf(phases: readonly Phase[]): readonly Step[] {
  if (phases.some((phase) => phase.step === undefined)) {
    const steps = phases.map((phase, index) => ({ phase: index, from: phase.from, to: endOf(phase) })).toSorted((a, b) => a.from - b.from);
    const follow = steps.every((step, index) => index === 0 || step.from > (steps[index - 1]?.from ?? step.from));
    return follow && steps.slice(0, -1).every((step) => phases[step.phase]?.to !== null) ? steps : [];
  }
  const numbers = [...new Set(phases.map((phase) => phase.step ?? 0))].toSorted((a, b) => a - b);
  return numbers.map((number) => {
    const own = phases.filter((phase) => phase.step === number);
    return { phase: phases.findIndex((phase) => phase.step === number), from: Math.min(...own.map((phase) => phase.from)) as LocalMinute, to: Math.max(...own.map(endOf)) as LocalMinute };
  });
}

function stepProblems(phases: readonly Phase[]): readonly RegimenProblem[] {
  const steps = stepsOf(phases);
  return steps.slice(1).flatMap((step, index): readonly RegimenProblem[] => {
    const before = steps[index] as Step;
    // A step that ends by count has no day on which the next must begin.
    if (before.to === step.from || phases[before.phase]?.count !== undefined) return [];
    return [{ problem: before.to < step.from ? 'steps-gap' : 'steps-overlap', phase: step.phase + 1, detail: '' }];
  });
}

/** The first stretch of hours in which more is scheduled than may be given. */
function limitProblem(regimen: Regimen, passes: PassSchedule): RegimenProblem | null {
  const { most } = regimen;
  if (most === undefined) return null;
  const start = dayOf(Math.min(...regimen.phases.map((phase) => phase.from)) as LocalMinute);
  const given: { readonly at: number; readonly dose: Milli; readonly phase: number }[] = [];
  let [first, sum]: [number, number] = [0, 0];
  let over: RegimenProblem | null = null;
  forEachDoseInOrder(regimen, passes, { from: start, to: addDays(start, LIMIT_DAYS) }, (day: Day, minute, dose, phase) => {
    const at = atMinute(day, minute);
    given.push({ at, dose, phase });
    sum += dose;
    while ((given[first]?.at ?? at) <= at - most.hours * 60) {
      sum -= given[first]?.dose ?? 0;
      first += 1;
    }
    if (sum > most.dose) over ??= { problem: 'over-maximum', phase: phase + 1, detail: `${formatMilli(sum as Milli)} of ${formatMilli(most.dose)} in ${most.hours} hours` };
  });
  return over;
}

/**
 * What keeps the doses of a regimen from being told, phase by phase, in their order; none for an as-needed regimen, which
 * schedules nothing. A regimen of one sound phase, by far the most, makes no list.
 */
export function regimenProblems(regimen: Regimen, passes: PassSchedule): readonly RegimenProblem[] {
  if (regimen.prn) return NO_PROBLEMS;
  if (regimen.phases.length === 0) return [{ problem: 'no-phase', phase: 0, detail: '' }];
  let problems: RegimenProblem[] | null = null;
  for (let index = 0; index < regimen.phases.length; index += 1) {
    const found = phaseProblem(regimen.phases[index] as Phase, passes);
    if (found !== null) (problems ??= []).push({ problem: found[0], phase: index + 1, detail: found[1] });
  }
  if (problems !== null) return problems;
  const steps = regimen.phases.length === 1 ? NO_PROBLEMS : stepProblems(regimen.phases);
  if (steps.length > 0) return steps;
  const over = limitProblem(regimen, passes);
  return over === null ? NO_PROBLEMS : [over];
}

/** Whether every day, time and dose of the regimen can be told, so that a quantity can be computed (E16, R110). */
export function isComputable(regimen: Regimen, passes: PassSchedule): boolean {
  return regimenProblems(regimen, passes).length === 0;
}

/** The problems of an order's regimen as findings that name the order and what to correct (E16, R110). */
export function checkRegimen(orderId: string, regimen: Regimen, passes: PassSchedule): readonly Finding[] {
  return regimenProblems(regimen, passes).map(({ problem, phase, detail }) => ({
    code: 'QTY', severity: 'block', rule: 'R110', subject: orderId, params: { reason: 'not computable', problem, phase, detail },
  }));
}
