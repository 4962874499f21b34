import { Zone } from '@cyclefill/domain/kernel';
import type { FacilityTime } from '@cyclefill/domain/cycle-fill';
import { CYCLE_TIMING_COLUMNS, CycleTimingRow, calendarOf } from '@cyclefill/features/facility';
import { z } from 'zod';

/** A cycle with its clock and what its facility decides. */
export const CycleRow = CycleTimingRow.extend({
  cycle_id: z.string(),
  facility_id: z.string(),
  /** null = the facility's own. */
  wing_id: z.string().nullable(),
  wing: z.string().nullable(),
  facility_code: z.string(),
  zone: z.string(),
  packaging: z.enum(['card', 'multi_dose']),
  delivery_weekdays: z.array(z.number()).nullable(),
  holidays: z.array(z.string()).nullable(),
  next_window_from: z.string(),
  build_at: z.date(),
  /** Since when there is something to know: the facility, and its cycle. */
  known_from: z.date(),
  inputs_changed_at: z.date(),
  input_version: z.coerce.string(),
});
export type CycleRow = z.infer<typeof CycleRow>;

/** Columns of {@link CycleRow} from {@link CYCLE_JOINS}. */
export const CYCLE_COLUMNS = `c.id as cycle_id, c.facility_id, c.wing_id, w.name as wing, f.code as facility_code, f.zone, f.packaging,
  coalesce(c.delivery_weekdays, d.delivery_weekdays) as delivery_weekdays, d.holidays::text[] as holidays, ${CYCLE_TIMING_COLUMNS},
  k.next_window_from::text as next_window_from, k.build_at, greatest(f.recorded_at, case when c.wing_id is not null then c.recorded_at end) as known_from,
  v.changed_at as inputs_changed_at, v.input_version`;

export const CYCLE_JOINS = `cycle c join cycle_clock k on k.cycle_id = c.id join facility f on f.id = c.facility_id join facility_clock v on v.facility_id = f.id
  left join wing w on w.id = c.wing_id left join facility_calendar d on d.facility_id = f.id and d.superseded_at is null`;

/**
 * Zone and calendar of the row's facility. Where the zone is not known its clock goes on by UTC, so that no other facility
 * waits for it: the batch that is opened ends in a finding.
 */
export function facilityTimeOf(row: CycleRow): FacilityTime {
  return { zone: Zone.find(row.zone) ?? Zone.of('UTC'), calendar: calendarOf(row) };
}
