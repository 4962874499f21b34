import { type MinuteOfDay, formatClock } from '@cyclefill/domain/kernel';
import type { PassSlot, TimeSource } from '@cyclefill/domain/regimen';
import { listText } from '../day-text.js';
import { timesOfPassCode } from '../sig-of-regimen.js';
import type { SigDays, SigSlot, SigTimes } from '../sig-structure.js';
import { dosesOfSlots, isInSlot } from '../slot-hours.js';
import { timesText } from '../times-text.js';

/** Times of a pass code by the table that holds for the order; null = no table knows it. */
export type TimesOfCode = (code: string) => readonly MinuteOfDay[] | null;

const MINUTES_PER_DAY = 1440;
/** A clock time of the text agrees with one of the table within the facility's pass window (D45, D50). */
const PASS_WINDOW = 60;
const DAILY: SigDays = { kind: 'daily' };

function slotMinutes(slots: readonly PassSlot[], timesOf: TimesOfCode): readonly MinuteOfDay[] | null {
  const known = slots.map(({ code, shift }) => timesOf(code)?.map((minute) => (minute + shift + MINUTES_PER_DAY) % MINUTES_PER_DAY) ?? null);
  return known.includes(null) ? null : [...new Set(known.flatMap((minutes) => minutes ?? []))].toSorted((a, b) => a - b);
}

function minutesOf(source: TimeSource, timesOf: TimesOfCode): readonly MinuteOfDay[] | null {
  if (source.kind === 'slots') return slotMinutes(source.slots, timesOf);
  return source.kind === 'clock' ? source.minutes : source.kind === 'passes' ? timesOf(source.code) : null;
}

function intervalOf(source: TimeSource): number | null {
  if (source.kind === 'every-hours') return source.hours;
  const hours = source.kind === 'passes' ? /^Q(\d{1,3})H$/.exec(source.code)?.[1] : undefined;
  return hours === undefined ? null : Number(hours);
}

function isEvenlySpaced(minutes: readonly MinuteOfDay[], hours: number): boolean {
  return minutes.length * hours === 24 && minutes.every((minute, index) => ((minutes[(index + 1) % minutes.length] ?? 0) - minute + MINUTES_PER_DAY) % MINUTES_PER_DAY === (hours * 60) % MINUTES_PER_DAY);
}

function inSlots(slots: readonly SigSlot[], minutes: readonly MinuteOfDay[]): boolean {
  if (minutes.length !== dosesOfSlots(slots)) return false;
  return slots.length !== minutes.length || slots.every((slot, index) => isInSlot(minutes[index] ?? 0, slot));
}

/**
 * Whether the order's times are those of the text: a number of times a day is not an interval (D41), a moment of the day
 * lies in its part of it, a clock time within the pass window. null = one of the two does not say.
 */
export function sameTimes(times: SigTimes, source: TimeSource, timesOf: TimesOfCode, prn: boolean): boolean | null {
  const minutes = minutesOf(source, timesOf);
  const interval = intervalOf(source);
  switch (times.kind) {
    case 'count':
      if (interval !== null) return prn && times.high === null && interval * times.low === 24 ? true : times.low === 1 && interval === 24;
      if (times.high !== null) return prn ? null : false;
      return minutes === null ? null : minutes.length === times.low;
    case 'every-hours':
      if (times.high !== null) return prn ? null : false;
      if (times.hours % 24 === 0) return minutes === null ? null : minutes.length === 1;
      if (interval !== null) return interval === times.hours;
      return minutes === null ? null : isEvenlySpaced(minutes, times.hours);
    case 'slots':
      if (interval !== null) return false;
      return minutes === null ? null : inSlots(times.slots, minutes);
    case 'clock':
      if (minutes === null) return null;
      return minutes.length === times.minutes.length && times.minutes.every((minute, index) => Math.abs(minute - (minutes[index] ?? 0)) <= PASS_WINDOW);
    case 'once':
    case 'every-minutes':
    case 'every-shift':
    case 'unsaid':
    default:
      return null;
  }
}

/** The order's times as a text would say them. */
export function orderTimesText(source: TimeSource, timesOf: TimesOfCode): string {
  const minutes = minutesOf(source, timesOf);
  const said = source.kind === 'passes' ? timesOfPassCode(source.code) : null;
  const interval = intervalOf(source);
  if (interval !== null) return `every ${interval} hours`;
  const words = said === null ? '' : timesText(said, DAILY, 'staff');
  const clocks = minutes === null ? '' : `at ${listText(minutes.map(formatClock))}`;
  return words === '' ? clocks : minutes === null ? words : `${words} (${clocks})`;
}
