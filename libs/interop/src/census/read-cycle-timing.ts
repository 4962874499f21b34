import type { CycleTiming } from '@cyclefill/domain/cycle-fill';
import type { RowReader } from '@cyclefill/interop/csv';

const RULE = 'not days of the month such as 1;15, nor the word month';

/** When windows begin: on the days of `month_days`, with each month, or every `cycle_days` (R101, R103). The first of the two columns decides. */
export function readCycleTiming(row: RowReader): CycleTiming {
  const text = row.raw('month_days').toLowerCase();
  if (text === '') return { kind: 'period', days: row.integer('cycle_days', { min: 1, max: 90 }) };
  if (text === 'month') return { kind: 'month' };
  const days = text.split(';').map((part) => (/^\s*\d{1,2}\s*$/u.test(part) ? Number(part) : 0));
  if (days.some((of) => of < 1 || of > 31)) row.fail('month_days', RULE);
  return { kind: 'month-days', days: [...new Set(days)].toSorted((a, b) => a - b) };
}
