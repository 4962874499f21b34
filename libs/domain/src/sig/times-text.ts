import { type MinuteOfDay, assertNever, formatClock } from '@cyclefill/domain/kernel';
import { dayPatternText, listText, monthDaysText } from './day-text.js';
import type { SigDays, SigSlot, SigTimes } from './sig-structure.js';

/** Who reads a sentence: staff give by the clock, a resident takes by the day (D51, D52). */
export type SigReader = 'staff' | 'resident';

const SLOT_TEXT: Readonly<Partial<Record<SigSlot, string>>> = {
  'early morning': 'early in the morning', morning: 'in the morning', noon: 'at noon', afternoon: 'in the afternoon', evening: 'in the evening', bedtime: 'at bedtime',
};
/** So many times a day in parts of the day, not in numbers (D51). */
const DAYPARTS: readonly string[] = [
  '', 'once a day', 'in the morning and in the evening', 'in the morning, at noon and in the evening', 'in the morning, at noon, in the evening and at bedtime',
];

function clockText(minute: MinuteOfDay, reader: SigReader): string {
  if (reader === 'staff') return formatClock(minute);
  const [hour, rest] = [Math.floor(minute / 60), minute % 60];
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(rest).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`;
}

function slotsText(slots: readonly SigSlot[], leadMinutes: number | null): string {
  return listText(slots.map((slot, index) => (index === 0 && leadMinutes !== null ? `${leadMinutes} minutes ${slot}` : (SLOT_TEXT[slot] ?? slot))));
}

const range = (low: number, high: number | null): string => (high === null ? String(low) : `${low} to ${high}`);

/** The times of a day in words; empty where the days alone say it. */
export function timesText(times: SigTimes, days: SigDays, reader: SigReader): string {
  switch (times.kind) {
    case 'count':
      if (times.low === 1 && times.high === null && days.kind !== 'daily' && days.kind !== 'cycle') return '';
      return times.high === null ? (DAYPARTS[times.low] ?? `${times.low} times a day`) : `${range(times.low, times.high)} times a day`;
    case 'every-hours':
      return times.hours === 1 && times.high === null ? 'every hour' : `every ${range(times.hours, times.high)} hours`;
    case 'every-minutes':
      return `every ${times.minutes} minutes`;
    case 'slots':
      return slotsText(times.slots, times.leadMinutes);
    case 'clock':
      return `at ${listText(times.minutes.map((minute) => clockText(minute, reader)))}`;
    case 'every-shift':
      return 'every shift';
    case 'once':
      return 'once';
    case 'unsaid':
      return '';
    default:
      return assertNever(times);
  }
}

/** The days in words, before the times; empty for every day. */
export function sigDaysText(days: SigDays, times: SigTimes): string {
  switch (days.kind) {
    case 'some-days':
      return days.times === 1 ? `once a ${days.per}` : `${days.times} times a ${days.per}`;
    case 'cycle':
    case 'daily':
    case 'every-n-days':
    case 'weekdays':
      return dayPatternText(days);
    case 'month-days':
      return monthDaysText(days, times.kind !== 'count' || times.low === 1);
    default:
      return assertNever(days);
  }
}
