import { PhraseTable } from '../phrase-table.js';

export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** Units of time, long and short. */
export const TIME_UNITS = new PhraseTable<TimeUnit>([
  ['minute|minutes|min|mins', 'minute'],
  ['hour|hours|hr|hrs|h', 'hour'],
  ['day|days|d', 'day'],
  ['week|weeks|wk|wks|w', 'week'],
  ['month|months|mo|mos', 'month'],
  ['year|years|yr|yrs', 'year'],
]);

/** Days of a duration; a month counts 30 of them and a year 365. */
export const DAYS_OF: Readonly<Record<Exclude<TimeUnit, 'minute' | 'hour'>, number>> = { day: 1, week: 7, month: 30, year: 365 };
