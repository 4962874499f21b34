import { type AccessScope, instantSchema, scopeArrays } from '@cyclefill/contracts';
import { formatClock } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A cycle of a facility, or of one of its wings, with its next window (R101). */
export const listedCycleSchema = z.object({
  id: z.uuid(), wingId: z.uuid().nullable().describe("null = the facility's own, for every wing that has none"), wing: z.string().nullable(),
  everyDays: z.int().nullable(), monthDays: z.array(z.int()).nullable().describe('first days of windows in each month'), anchor: z.iso.date(),
  beginsOn: z.iso.date().nullable().describe('where it took over from the windows before; null = ever since'),
  leadDays: z.int(), cutOff: z.string(), deliveryWeekdays: z.array(z.int()).nullable().describe("Sunday = 0; null = the facility's days of delivery"),
  nextWindowFrom: z.iso.date(), nextBuildAt: instantSchema,
}).meta({ id: 'Cycle' });
export type ListedCycle = z.output<typeof listedCycleSchema>;

const Row = z.object({ ...listedCycleSchema.omit({ cutOff: true }).shape, cutOff: z.int().transform((minute) => formatClock(minute as Parameters<typeof formatClock>[0])) });

/** The cycles of a facility: its own, then its wings' by name; of the wings those of the scope. */
export class CycleListQuery {
  constructor(private readonly tx: Tx) {}

  run(scope: AccessScope, facilityId: string): Promise<ListedCycle[]> {
    return this.tx.query(Row, `
      select c.id, c.wing_id as "wingId", w.name as wing, c.period_days as "everyDays", case c.timing when 'month' then '{1}'::smallint[] else c.month_days end as "monthDays",
        c.anchor::text as anchor, c.starts_on::text as "beginsOn", c.lead_days as "leadDays", c.cut_off_minute as "cutOff", c.delivery_weekdays as "deliveryWeekdays",
        k.next_window_from::text as "nextWindowFrom", k.build_at as "nextBuildAt"
      from cycle c join cycle_clock k on k.cycle_id = c.id left join wing w on w.id = c.wing_id
      where c.facility_id = $3 and c.superseded_at is null and ($1::uuid[] is null or exists (
        select from unnest($1::uuid[], $2::uuid[]) as s (facility_id, wing_id) where s.facility_id = c.facility_id and (s.wing_id is null or c.wing_id is null or s.wing_id = c.wing_id)))
      order by w.name collate "C" nulls first`, [...scopeArrays(scope), facilityId]);
  }
}
