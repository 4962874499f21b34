import { type Day, type Milli, addDays, atMinute, dayOf, endOf } from '@cyclefill/domain/kernel';
import { type OFTEN_UNITS, type PassSchedule, type Phase, type Regimen, forEachDose } from '@cyclefill/domain/regimen';
import type { CheckedTime } from './clinical-order.js';

/** Units of a dose by day; a day without one is missing. */
export type UnitsByDay = ReadonlyMap<Day, number>;

const HOURS: Readonly<Record<(typeof OFTEN_UNITS)[number], number>> = { minutes: 1 / 60, hours: 1, days: 24, weeks: 24, months: 24 };

/** The largest single dose a phase may be given in; null = it says no number. */
function largest({ dose }: Phase): number | null {
  switch (dose.kind) {
    case 'fixed':
      return dose.dose;
    case 'range':
      return dose.high;
    case 'by-time':
    case 'alternating':
      return Math.max(0, ...dose.doses);
    default:
      return null;
  }
}

/** A phase of which each day takes the same at most: so many times in so many hours, or a range of doses. Null = its days are walked. */
function flatUnits(phase: Phase, timesADay: number): number | null {
  const dose = largest(phase);
  if (dose === null) return null;
  if (phase.times.kind !== 'unplaced') return phase.dose.kind === 'range' ? dose * timesADay : null;
  const { timesMax, period, unit } = phase.times.often;
  const hours = period * HOURS[unit];
  return hours > 24 || unit === 'weeks' || unit === 'months' ? dose * timesMax : Math.floor((24 / hours) * timesMax) * dose;
}

const HOURS_OF_DAY = 24;

/** How often at most a phase is given on one day, without walking its days. */
function mostTimes({ times }: Phase, passes: PassSchedule): number {
  switch (times.kind) {
    case 'passes':
      return passes.reduce((most, segment) => Math.max(most, segment.timesOf(times.code)?.length ?? 0), 0);
    case 'clock':
      return times.minutes.length;
    case 'every-hours':
      return Math.ceil(HOURS_OF_DAY / times.hours);
    case 'once':
      return 1;
    default:
      return Infinity;
  }
}

/** Units that no day of a regimen comes to more than: its phases as if all were given at once; null = a dose cannot be told. Costs next to nothing, where {@link unitsByDay} walks every day. */
export function unitsAtMost(regimen: Regimen | null, passes: PassSchedule): number | null {
  if (regimen === null) return null;
  let sum = 0;
  for (const phase of regimen.phases) {
    const dose = largest(phase);
    if (dose === null) return null;
    sum += dose === 0 ? 0 : dose * mostTimes(phase, passes);
  }
  return sum;
}

/** How often a phase is given on its fullest day. */
function timesADay(phase: Phase, passes: PassSchedule, from: Day, to: Day): number {
  const counted = new Map<Day, number>();
  const once: Phase = { ...phase, dose: { kind: 'fixed', dose: 1 as Milli } };
  forEachDose({ prn: false, phases: [once] }, passes, { from, to }, (day) => counted.set(day, (counted.get(day) ?? 0) + 1));
  return Math.max(0, ...counted.values());
}

/** Units of each day, as needed at most use, no more than the order's own limit of 24 hours; null = a dose cannot be told (R407, R411). */
export function unitsByDay(regimen: Regimen | null, passes: PassSchedule, time: CheckedTime): UnitsByDay | null {
  if (regimen === null) return null;
  const [from, to] = [dayOf(time.from), addDays(dayOf(time.to), 1)];
  const units = new Map<Day, number>();
  const add = (day: Day, dose: number): unknown => units.set(day, (units.get(day) ?? 0) + dose);
  for (const phase of regimen.phases) {
    if (largest(phase) === null) return null;
    const flat = flatUnits(phase, phase.dose.kind === 'range' ? timesADay(phase, passes, from, to) : 0);
    if (flat === null) forEachDose({ prn: false, phases: [phase] }, passes, { from, to }, (day, _minute, dose) => add(day, dose));
    else for (let day = Math.max(from, dayOf(phase.from)) as Day; day < to && atMinute(day) < endOf(phase); day = addDays(day, 1)) add(day, flat);
  }
  const most = regimen.most !== undefined && regimen.most.hours <= 24 ? regimen.most.dose : Infinity;
  return new Map([...units].map(([day, sum]) => [day, Math.min(sum, most)]));
}
