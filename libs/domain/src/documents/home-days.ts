import { type Day, addDays } from '@cyclefill/domain/kernel';
import { listText } from '@cyclefill/domain/sig';
import type { DateStyle } from './document-frame.js';
import { dateText, shortDate, weekdayName } from './print-dates.js';

/** The days on which something is taken at home, as a family reads them. */
export interface HomeDays {
  /** `every day`, `Mon, Wed and Fri`, `every 2 days`, `12/10 and 12/13` */
  readonly which: string;
  /** `12/10 to 12/24/2026` */
  readonly span: string;
}

/** Days in words, at least one and in time order: the shortest of the ways that says them all and no other. */
export function homeDays(days: readonly Day[], dates: DateStyle | undefined): HomeDays {
  const [first, last] = [days[0] as Day, days.at(-1) as Day];
  const span = first === last ? `on ${dateText(first, dates)}` : `${shortDate(first, dates)} to ${dateText(last, dates)}`;
  const gap = (days[1] ?? first) - first;
  if (days.length === 1) return { which: 'once', span };
  if (days.every((day, index) => day === first + index)) return { which: 'every day', span };
  const weekdays = new Set(days.map((day) => (day - first) % 7));
  const all = Array.from({ length: last - first + 1 }, (_, offset) => addDays(first, offset)).filter((day) => weekdays.has((day - first) % 7));
  if (weekdays.size < 4 && days.length > weekdays.size && all.length === days.length) return { which: listText([...weekdays].toSorted((a, b) => a - b).map((offset) => weekdayName(addDays(first, offset)))), span };
  if (days.length > 2 && days.every((day, index) => day === first + index * gap)) return { which: `every ${gap} days`, span };
  return { which: listText(days.map((day) => shortDate(day, dates))), span };
}
