import { type Day, type MinuteOfDay, addDays, atMinute, covers } from '@cyclefill/domain/kernel';
import { forEachDose } from './expand-regimen.js';
import { type MedPassRow, type PassLevel, type PassWindow, levelOf } from './med-pass-row.js';
import { type PassSchedule, tracedIn } from './pass-schedule.js';
import type { Phase, Regimen } from './regimen.js';

/** Where a time of the day comes from: the order itself, a row of a table, or the product's default (D40). */
export type TimeOrigin =
  | { readonly kind: 'order' }
  | { readonly kind: 'row'; readonly level: PassLevel; readonly row: MedPassRow; readonly shift: number }
  | { readonly kind: 'default'; readonly code: string; readonly shift: number };

/** A time at which a phase is given on a day, and where it comes from. */
export interface TracedDoseTime {
  readonly phase: number;
  readonly minute: MinuteOfDay;
  readonly origin: TimeOrigin;
}

/** Every time at which `regimen` is given on `day`, each traced to the row it was read from; by phase, then time. */
export function traceTimes(regimen: Regimen, passes: PassSchedule, day: Day): readonly TracedDoseTime[] {
  const segment = passes.find((one) => covers(one, atMinute(day)));
  const traced: TracedDoseTime[] = [];
  forEachDose(regimen, passes, { from: day, to: addDays(day, 1) }, (_day, minute, _dose, phase) => {
    const times = regimen.phases[phase]?.times;
    const follows = segment !== undefined && (times?.kind === 'passes' || times?.kind === 'slots');
    const time = follows ? tracedIn(segment, times)?.find((one) => one.minute === minute) : undefined;
    traced.push({ phase, minute, origin: time === undefined ? { kind: 'order' } : time.row === null
      ? { kind: 'default', code: time.code, shift: time.shift }
      : { kind: 'row', level: levelOf(time.row), row: time.row, shift: time.shift } });
  });
  return traced;
}

/** The window in which a dose of a phase may be given (D44): that of the row its time was read from; null = at its time. A clock time of the order has none. */
export function passWindowAt({ times }: Phase, passes: PassSchedule, day: Day, minute: MinuteOfDay): PassWindow | null {
  if (times.kind !== 'passes' && times.kind !== 'slots') return null;
  const segment = passes.find((one) => covers(one, atMinute(day)));
  if (segment?.liberal !== true) return null;
  return tracedIn(segment, times)?.find((one) => one.minute === minute)?.row?.window ?? null;
}
