import type { Cycle } from '@cyclefill/domain/cycle-fill';
import { type MinuteOfDay, assertNever, day } from '@cyclefill/domain/kernel';
import { z } from 'zod';

/** When the windows of a cycle begin and are built. */
export const CycleTimingRow = z.object({
  timing: z.enum(['period', 'month_days', 'month']),
  period_days: z.number().nullable(),
  month_days: z.array(z.number()).nullable(),
  anchor: z.string(),
  starts_on: z.string().nullable(),
  lead_days: z.number(),
  cut_off_minute: z.number(),
});

/** Columns of {@link CycleTimingRow} from a table `cycle c`. */
export const CYCLE_TIMING_COLUMNS = 'c.timing, c.period_days, c.month_days, c.anchor::text as anchor, c.starts_on::text as starts_on, c.lead_days, c.cut_off_minute';

/** The domain's cycle of a row. */
export function cycleOf(row: z.output<typeof CycleTimingRow>): Cycle {
  const rest = {
    anchor: day(row.anchor), leadDays: row.lead_days, cutOff: row.cut_off_minute as MinuteOfDay, ...(row.starts_on !== null && { startsOn: day(row.starts_on) }),
  };
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
