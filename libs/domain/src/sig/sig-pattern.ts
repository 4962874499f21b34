import { type Weekday, assertNever, formatMilli } from '@cyclefill/domain/kernel';
import type { SigDays, SigPart, SigSlot, SigTimes } from './sig-structure.js';

const WEEKDAY_CODES: readonly string[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const NAMED_WEEKS: ReadonlyMap<string, string> = new Map([['MO,WE,FR', 'MWF'], ['TU,FR', 'TUFR'], ['TU,TH,SA,SU', 'TTHSS']]);
const COUNTS: readonly string[] = ['', 'QD', 'BID', 'TID', 'QID'];
const SLOT_CODES: ReadonlyMap<SigSlot, string> = new Map<SigSlot, string>([
  ['early morning', 'QAM06'], ['morning', 'QAM'], ['noon', 'QNOON'], ['afternoon', 'QAFTERNOON'], ['evening', 'QPM'], ['bedtime', 'QHS'], ['before breakfast', 'QAMAC'], ['before lunch', 'ACD'], ['before dinner', 'ACV'],
  ['after breakfast', 'PCM'], ['after lunch', 'PCD'], ['after dinner', 'PCV'], ['with breakfast', 'WM-B'], ['with lunch', 'WM-L'], ['with dinner', 'WM-D'], ['before meals', 'AC'], ['after meals', 'PC'], ['with meals', 'TIDWM'],
]);
const NAMED_SLOTS: ReadonlyMap<string, string> = new Map([['AC+QHS', 'ACHS'], ['ACD+ACV', 'BIDAC']]);
const SIX_IN_THE_MORNING = 360;

export const weekdayCodes = (days: readonly Weekday[]): string => days.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7)).map((day) => WEEKDAY_CODES[day]).join(',');

function timesCode(times: SigTimes): string {
  switch (times.kind) {
    case 'count':
      return times.high === null ? (COUNTS[times.low] ?? `${times.low}/DAY`) : `${times.low}-${times.high}/DAY`;
    case 'every-hours':
      return `Q${times.hours}${times.high === null ? '' : `-${times.high}`}H`;
    case 'every-minutes':
      return `Q${times.minutes}M`;
    case 'slots': {
      const codes = times.slots.map((slot) => SLOT_CODES.get(slot) ?? slot).join('+');
      return NAMED_SLOTS.get(codes) ?? codes;
    }
    case 'clock':
      return times.minutes.length === 1 && times.minutes[0] === SIX_IN_THE_MORNING ? 'QAM06' : 'CLOCK';
    case 'every-shift':
      return 'QSHIFT';
    case 'once':
      return 'ONCE';
    case 'unsaid':
      return 'PRN';
    default:
      return assertNever(times);
  }
}

function daysCode(days: SigDays): string {
  switch (days.kind) {
    case 'daily':
      return '';
    case 'every-n-days':
      return days.every === 2 ? 'QOD' : days.every === 7 ? 'QWEEK' : `Q${days.every}D`;
    case 'weekdays':
      return days.days.length === 1 ? 'QWEEK' : (NAMED_WEEKS.get(weekdayCodes(days.days)) ?? weekdayCodes(days.days));
    case 'month-days':
      return 'QMONTH';
    case 'some-days':
      return days.times === 1 ? (days.per === 'week' ? 'QWEEK' : 'QMONTH') : `${days.times}/${days.per.toUpperCase()}`;
    case 'cycle':
      return `CYCLE ${days.on}/${days.off}`;
    default:
      return assertNever(days);
  }
}

/** The frequency of a part as one code: that of the census where there is one, else of its pieces (`MWF BID`, `QAM+QHS`). */
export function sigPattern(part: SigPart): string {
  if (part.alternate !== null) return 'ALT';
  if (part.times.kind === 'every-minutes' && part.count !== null) return `Q${part.times.minutes}M${part.count}`;
  if (part.removeAfterMinutes === 720 && part.days.kind === 'daily') return 'QD12';
  const [days, times] = [daysCode(part.days), timesCode(part.times)];
  if (days === '') return times;
  if (days === 'QWEEK' && times === 'QAM06') return 'QWEEK06';
  return times === 'QD' ? days : `${days} ${times}`;
}

/** What the code leaves open, as in the census: weekday, day of the month, doses in turn; empty = nothing. */
export function sigScheduleDetail({ alternate, amount, days }: SigPart): string {
  if (alternate !== null) return `ALT:${formatMilli(amount.low)},${formatMilli(alternate.low)}`;
  if (days.kind === 'weekdays') return weekdayCodes(days.days);
  return days.kind === 'month-days' ? days.days.join(',') : '';
}
