import { canonicalJson } from '@cyclefill/domain/kernel';
import type { DayPattern } from '@cyclefill/domain/regimen';
import type { SigDays, SigTimes } from '../sig-structure.js';

const DAYS_A_WEEK = 7;
const ascending = (days: readonly number[]): readonly number[] => days.toSorted((a, b) => a - b);

/** So many days a week or month without names agree with any that many. */
function unnamedAgree({ times, per }: Extract<SigDays, { kind: 'some-days' }>, order: DayPattern): boolean {
  if (order.kind === 'weekdays') return per === 'week' && order.days.length === times;
  if (order.kind === 'month-days') return per === 'month' && order.days.length === times;
  return order.kind === 'every-n-days' && per === 'week' && times === 1 && order.every === DAYS_A_WEEK;
}

/** Whether the order is given on the days that the text says. */
export function sameDays(days: SigDays, times: SigTimes, order: DayPattern): boolean {
  const said: SigDays = times.kind === 'every-hours' && times.hours > 24 && times.hours % 24 === 0 ? { kind: 'every-n-days', every: times.hours / 24 } : days;
  if (said.kind === 'some-days') return unnamedAgree(said, order);
  if (said.kind === 'weekdays' && order.kind === 'weekdays') return canonicalJson(ascending(said.days)) === canonicalJson(ascending(order.days));
  if (said.kind === 'month-days' && order.kind === 'month-days') return canonicalJson(ascending(said.days)) === canonicalJson(ascending(order.days));
  return said.kind === order.kind && (said.kind === 'daily' || canonicalJson(said) === canonicalJson(order));
}
