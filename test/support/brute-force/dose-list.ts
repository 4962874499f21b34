import { type CsvRow, cell } from '../shared-census/shared-census.js';
import { calendarDate, daysBetween, plusDays } from './calendar.js';

/**
 * A slow second reading of the rules, written from their text alone and sharing no code with the product: it walks the
 * calendar date by date and compares moments as text (`2026-12-07T08:00`). Quantities are whole thousandths.
 */
export interface ListedDose {
  readonly date: string;
  /** `YYYY-MM-DDTHH:MM`, local. */
  readonly at: string;
  readonly units: number;
}

const EVERY_DAY = ['QD', 'QAM', 'QPM', 'QHS', 'BID', 'TID', 'QID', 'ACHS', 'Q4H', 'Q6H', 'Q8H', 'Q12H', 'QD12', 'QAM06', 'QAMAC', 'BIDAC', 'TIDWM', 'ALT'];
const WEEKDAYS: Readonly<Record<string, readonly string[]>> = { MWF: ['MO', 'WE', 'FR'], MWF5: ['MO', 'WE', 'FR'], TUFR: ['TU', 'FR'], TTHSS: ['TU', 'TH', 'SA', 'SU'] };

export const thousandths = (text: string): number => Math.round(Number(text) * 1000);

/** Whether the order is given on a date at all; start and stop are looked at elsewhere. */
export function isGivenOn(order: CsvRow, date: string): boolean {
  const code = cell(order, 'frequency_code');
  const { weekday, dayOfMonth, lastOfMonth } = calendarDate(date);
  if (EVERY_DAY.includes(code)) return true;
  if (WEEKDAYS[code] !== undefined) return WEEKDAYS[code].includes(weekday);
  if (code === 'QWEEK' || code === 'QWEEK06') return cell(order, 'schedule_detail') === weekday;
  if (code === 'QMONTH') return dayOfMonth === Math.min(Number(cell(order, 'schedule_detail')), lastOfMonth);
  if (code === 'QOD') return daysBetween(cell(order, 'schedule_anchor'), date) % 2 === 0;
  if (code === 'Q72H') return daysBetween(cell(order, 'schedule_anchor'), date) % 3 === 0;
  throw new Error(`the second reading does not know ${code}`);
}

function unitsOn(order: CsvRow, date: string): number {
  if (cell(order, 'frequency_code') !== 'ALT') return thousandths(cell(order, 'dose_quantity'));
  const turns = cell(order, 'schedule_detail').slice('ALT:'.length).split(',');
  return thousandths(turns[daysBetween(cell(order, 'schedule_anchor'), date) % turns.length] ?? '');
}

/** Scheduled doses on the dates `[from, to)`, in order; `stops` false looks past the stop date. */
export function listDoses(order: CsvRow, from: string, to: string, stops = true): readonly ListedDose[] {
  const doses: ListedDose[] = [];
  if (cell(order, 'prn') === 'Y') return doses;
  const stop = cell(order, 'stop_date');
  for (let date = from; date < to; date = plusDays(date, 1)) {
    if (date < cell(order, 'start_date') || (stops && stop !== '' && date > stop) || !isGivenOn(order, date)) continue;
    for (const time of cell(order, 'admin_times').split(',')) {
      doses.push({ date, at: `${date}T${time.slice(0, 2)}:${time.slice(2)}`, units: unitsOn(order, date) });
    }
  }
  return doses;
}

/** Whether the order's own hold covers a date; the last day of a hold is held, an open hold has none. */
export function isHeldOn(order: CsvRow, date: string): boolean {
  const [from, to] = [cell(order, 'hold_from'), cell(order, 'hold_to')];
  return from !== '' && date >= from && (to === '' || date <= to);
}

export const sumOf = (doses: readonly ListedDose[]): number => doses.reduce((sum, dose) => sum + dose.units, 0);
