import { type Day, type DayRange, type LocalMinute, type Milli, addDays, atMinute, dayOf, formatClock, formatDay, formatMilli } from '@cyclefill/domain/kernel';
import { type FirstDose, type PassSchedule, type Regimen, canBeginStat, expandRegimen, isComputable, removalsIn, withFirstDose } from '@cyclefill/domain/regimen';
import { regimenOfSig } from './regimen-of-sig.js';
import type { SigReading, SigStructure } from './sig-structure.js';

/** From when, by which table and with which first dose coming doses are told. */
export interface SigPreviewSettings {
  readonly start: LocalMinute;
  readonly passes: PassSchedule;
  /** Absent = with the next slot (D46). */
  readonly firstDose?: FirstDose | undefined;
}

/** A coming dose. */
export interface SigNextDose {
  readonly date: string;
  readonly time: string;
  readonly dose: number;
  /** Given at once, before the first slot (D46). */
  readonly stat?: true;
  /** `2026-12-07T21:00`: when what it applies comes off again (D27); absent = nothing says. */
  readonly removedAt?: string;
}

const NEXT_DOSES = 8;
const WEEK = 7;
/** Far enough for eight monthly doses. */
const LOOK_AHEAD_DAYS = 300;

export const figure = (value: Milli): number => Number(formatMilli(value));
export const hourText = (minute: number): string => `${formatClock(minute).slice(0, 2)}:${formatClock(minute).slice(2)}`;

/** Whether directions begin with a STAT dose: asked for, and of more than one scheduled dose. */
export function beginsStat({ structure }: SigReading, { start, firstDose }: SigPreviewSettings): boolean {
  const regimen = structure === null || firstDose !== 'stat_then_next_slot' ? null : regimenOfSig(structure, start);
  return regimen !== null && canBeginStat(regimen);
}

function scheduleOf(sig: SigStructure, { start, passes, firstDose = 'next_slot' }: SigPreviewSettings): { readonly regimen: Regimen; readonly from: Day } | null {
  const regimen = regimenOfSig(sig, start);
  const from = sig.start === null ? dayOf(start) : sig.start;
  if (regimen === null || regimen.prn || !isComputable(regimen, passes)) return null;
  return { regimen: canBeginStat(regimen) ? withFirstDose(regimen, firstDose) : regimen, from };
}

/** The first doses to come, each with its removal. */
export function nextDoses(sig: SigStructure, settings: SigPreviewSettings): readonly SigNextDose[] {
  const schedule = scheduleOf(sig, settings);
  if (schedule === null) return [];
  const { regimen } = schedule;
  const range: DayRange = { from: schedule.from, to: addDays(schedule.from, LOOK_AHEAD_DAYS) };
  const removed = new Map(removalsIn(regimen, settings.passes, range).map(({ applied, day, minute }) => [applied, `${formatDay(day)}T${hourText(minute)}`]));
  return expandRegimen(regimen, settings.passes, range).slice(0, NEXT_DOSES).map(({ day, minute, dose, phase }) => {
    const removedAt = removed.get(atMinute(day, minute));
    return { date: formatDay(day), time: hourText(minute), dose: figure(dose), ...(regimen.phases[phase]?.stat && { stat: true as const }), ...(removedAt !== undefined && { removedAt }) };
  });
}

/** Units of one week; parts of different units have no sum. So many times a week need no days to be counted. */
export function weeklyUnits(sig: SigStructure, settings: SigPreviewSettings): number | null {
  if (new Set(sig.parts.filter((part) => !part.prn).map((part) => part.amount.unit)).size !== 1) return null;
  const [only] = sig.parts;
  if (sig.parts.length === 1 && only?.days.kind === 'some-days' && only.days.per === 'week' && only.amount.high === null && !only.prn) return figure((only.amount.low * only.days.times) as Milli);
  const schedule = scheduleOf(sig, settings);
  if (schedule === null) return null;
  const doses = expandRegimen(schedule.regimen, settings.passes, { from: schedule.from, to: addDays(schedule.from, WEEK) });
  return figure(doses.reduce((sum, { dose }) => sum + dose, 0) as Milli);
}
