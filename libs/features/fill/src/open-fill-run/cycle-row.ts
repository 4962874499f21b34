import { type Day, type MinuteOfDay, assertNever, day } from '@cyclefill/domain/kernel';
import type { Cycle } from '@cyclefill/domain/cycle-fill';
import { z } from 'zod';

/** A cycle with its clock and its facility's zone. */
export const CycleRow = z.object({
  cycle_id: z.string(),
  facility_id: z.string(),
  zone: z.string(),
  timing: z.enum(['period', 'month_days', 'month']),
  period_days: z.number().nullable(),
  month_days: z.array(z.number()).nullable(),
  anchor: z.string(),
  lead_days: z.number(),
  cut_off_minute: z.number(),
  next_window_from: z.string(),
  build_at: z.date(),
  facility_recorded_at: z.date(),
  input_version: z.coerce.string(),
});
export type CycleRow = z.infer<typeof CycleRow>;

/** Columns of {@link CycleRow} from `cycle c`, `cycle_clock k`, `facility f`, `facility_clock v`. */
export const CYCLE_COLUMNS = `c.id as cycle_id, c.facility_id, f.zone, c.timing, c.period_days, c.month_days, c.anchor::text as anchor, c.lead_days,
  c.cut_off_minute, k.next_window_from::text as next_window_from, k.build_at, f.recorded_at as facility_recorded_at, v.input_version`;

export const CYCLE_JOINS = `cycle c join cycle_clock k on k.cycle_id = c.id join facility f on f.id = c.facility_id join facility_clock v on v.facility_id = f.id`;

/** The domain's cycle of a row. */
export function cycleOf(row: CycleRow): Cycle {
  const rest = { anchor: day(row.anchor) as Day, leadDays: row.lead_days, cutOff: row.cut_off_minute as MinuteOfDay };
  switch (row.timing) {
    case 'period':
      return { timing: { kind: 'period', days: row.period_days ?? 0 }, ...rest };
    case 'month_days':
      return { timing: { kind: 'month-days', days: row.month_days ?? [] }, ...rest };
    case 'month':
      return { timing: { kind: 'month' }, ...rest };
    default:
      return assertNever(row.timing);
  }
}
