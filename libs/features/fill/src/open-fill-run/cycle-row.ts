import { type Day, type MinuteOfDay, type Weekday, Zone, assertNever, day } from '@cyclefill/domain/kernel';
import { type Cycle, type DeliveryCalendar, EVERY_DAY, type FacilityTime } from '@cyclefill/domain/cycle-fill';
import { z } from 'zod';

/** A cycle with its clock and what its facility decides. */
export const CycleRow = z.object({
  cycle_id: z.string(),
  facility_id: z.string(),
  facility_code: z.string(),
  zone: z.string(),
  packaging: z.enum(['card', 'multi_dose']),
  delivery_weekdays: z.array(z.number()).nullable(),
  holidays: z.array(z.string()).nullable(),
  timing: z.enum(['period', 'month_days', 'month']),
  period_days: z.number().nullable(),
  month_days: z.array(z.number()).nullable(),
  anchor: z.string(),
  starts_on: z.string().nullable(),
  lead_days: z.number(),
  cut_off_minute: z.number(),
  next_window_from: z.string(),
  build_at: z.date(),
  facility_recorded_at: z.date(),
  inputs_changed_at: z.date(),
  input_version: z.coerce.string(),
});
export type CycleRow = z.infer<typeof CycleRow>;

/** Columns of {@link CycleRow} from {@link CYCLE_JOINS}. */
export const CYCLE_COLUMNS = `c.id as cycle_id, c.facility_id, f.code as facility_code, f.zone, f.packaging, d.delivery_weekdays,
  d.holidays::text[] as holidays, c.timing, c.period_days, c.month_days, c.anchor::text as anchor, c.starts_on::text as starts_on, c.lead_days,
  c.cut_off_minute, k.next_window_from::text as next_window_from, k.build_at, f.recorded_at as facility_recorded_at, v.changed_at as inputs_changed_at, v.input_version`;

export const CYCLE_JOINS = `cycle c join cycle_clock k on k.cycle_id = c.id join facility f on f.id = c.facility_id join facility_clock v on v.facility_id = f.id
  left join facility_calendar d on d.facility_id = f.id and d.superseded_at is null`;

/** The domain's cycle of a row. */
export function cycleOf(row: CycleRow): Cycle {
  const rest = {
    anchor: day(row.anchor) as Day, leadDays: row.lead_days, cutOff: row.cut_off_minute as MinuteOfDay, ...(row.starts_on !== null && { startsOn: day(row.starts_on) }),
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

/**
 * Zone and calendar of the row's facility. Where the zone is not known its clock goes on by UTC, so that no other facility
 * waits for it: the batch that is opened ends in a finding.
 */
export function facilityTimeOf(row: CycleRow): FacilityTime {
  return { zone: Zone.find(row.zone) ?? Zone.of('UTC'), calendar: calendarOf(row) };
}

/** The calendar of a facility's row, if it has one; else there is a delivery on every day. */
export function calendarOf({ delivery_weekdays: weekdays, holidays }: Pick<CycleRow, 'delivery_weekdays' | 'holidays'>): DeliveryCalendar {
  return weekdays === null ? EVERY_DAY : { deliveryWeekdays: weekdays as Weekday[], holidays: (holidays ?? []).map(day) };
}
