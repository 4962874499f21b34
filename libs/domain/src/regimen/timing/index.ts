import { type Day, assertNever } from '@cyclefill/domain/kernel';
import type { DayPattern } from '../regimen.js';
import { cycleOrdinal, isCycleDay } from './cycle.js';
import { dailyOrdinal } from './daily.js';
import { everyNDaysOrdinal, isEveryNDays } from './every-n-days.js';
import { isMonthDay, monthDaysOrdinal } from './month-days.js';
import { isWeekday, weekdaysOrdinal } from './weekdays.js';

/** Whether a day pattern is given on `day`. */
export function isScheduledDay(pattern: DayPattern, anchor: Day, day: Day): boolean {
  switch (pattern.kind) {
    case 'daily':
      return true;
    case 'every-n-days':
      return isEveryNDays(pattern.every, anchor, day);
    case 'weekdays':
      return isWeekday(pattern.days, day);
    case 'month-days':
      return isMonthDay(pattern.days, pattern.every ?? 1, anchor, day);
    case 'cycle':
      return isCycleDay(pattern.on, pattern.off, anchor, day);
    default:
      return assertNever(pattern);
  }
}

/** Which scheduled day from the anchor on `day` is (0, 1, 2 …): what alternating doses count. */
export function scheduledDayOrdinal(pattern: DayPattern, anchor: Day, day: Day): number {
  switch (pattern.kind) {
    case 'daily':
      return dailyOrdinal(anchor, day);
    case 'every-n-days':
      return everyNDaysOrdinal(pattern.every, anchor, day);
    case 'weekdays':
      return weekdaysOrdinal(pattern.days, anchor, day);
    case 'month-days':
      return monthDaysOrdinal(pattern.days, pattern.every ?? 1, anchor, day);
    case 'cycle':
      return cycleOrdinal(pattern.on, pattern.off, anchor, day);
    default:
      return assertNever(pattern);
  }
}
