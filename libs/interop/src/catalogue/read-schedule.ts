import type { RowReader } from '@cyclefill/interop/csv';
import { DEA_SCHEDULES, type DeaSchedule } from '@cyclefill/domain/law';

/** A DEA schedule cell: `CII` to `CV`, empty = not controlled. */
export function readSchedule(row: RowReader, column: string): DeaSchedule | null {
  const cell = row.raw(column).toUpperCase();
  if (cell === '') return null;
  const schedule = DEA_SCHEDULES.find((known) => known === cell);
  if (schedule === undefined) row.fail(column, `neither empty nor one of ${DEA_SCHEDULES.join(', ')}`);
  return schedule ?? null;
}
